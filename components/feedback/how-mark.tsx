import { Icon } from "@/components/ui/icon";

/** How an effect is brought about at a vendor; `here` means that the vendor knows no such thing, `impossible` that nobody can. */
export const HOW_KINDS = ["api", "hand", "here", "impossible"] as const;
export type How = (typeof HOW_KINDS)[number];

const LOOKS = {
  api: { mark: "api", icon: "check", word: "API" },
  hand: { mark: "hand", icon: "hand", word: "By hand" },
  here: { mark: "here", icon: "book-open", word: "Only here" },
  impossible: { mark: "no", icon: "ban", word: "Impossible" },
} as const;

/** The mark that every preview, wizard and button carries before the click; `inline` drops the fixed column width. */
export function HowMark({ how, inline = false }: { how: How; inline?: boolean }) {
  const look = LOOKS[how];
  return (
    <span className={`how how--${look.mark}${inline ? " how--inline" : ""}`}>
      <Icon name={look.icon} />
      {look.word}
    </span>
  );
}

/** The four marks side by side, as the legend of a list of effects. */
export function HowLegend() {
  return (
    <span className="legend">
      {HOW_KINDS.map((how) => (
        <HowMark key={how} how={how} />
      ))}
    </span>
  );
}
