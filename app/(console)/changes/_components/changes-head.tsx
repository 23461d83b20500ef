import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";

type Counts = Readonly<Record<string, number>>;

const sum = (counts: Counts, ...names: string[]): number =>
  names.reduce((total, name) => total + (counts[name] ?? 0), 0);

function needs(counts: Counts): string {
  const parts = [
    [sum(counts, "needs_confirmation"), "need confirmation", "needs confirmation"],
    [sum(counts, "failed"), "failed", "failed"],
    [sum(counts, "by_hand"), "hand tasks", "hand task"],
  ] as const;
  const said = parts
    .filter(([n]) => n > 0)
    .map(([n, many, one]) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`);
  return said.length > 0 ? `: ${said.join(", ")}` : "";
}

/** Title, what needs a person, and the two lists of the Changes screen. */
export function ChangesHead({ counts, total }: { counts: Counts; total: number }) {
  const open = sum(counts, "needs_confirmation", "failed", "by_hand", "needs_approval");
  const underWay = sum(counts, "queued", "sending", "waiting", "held");
  return (
    <>
      <PageHeader
        title="Changes"
        facts={[
          <>
            <b>{open.toLocaleString("en-GB")}</b> need you{needs(counts)}
          </>,
          <>
            <b>{underWay.toLocaleString("en-GB")}</b> under way
          </>,
        ]}
      />
      <Tabs
        label="Changes"
        tabs={[
          { href: "/changes", label: "Deliveries", count: total },
          { href: "/changes/hand-tasks", label: "Hand tasks", count: sum(counts, "by_hand") },
        ]}
      />
    </>
  );
}
