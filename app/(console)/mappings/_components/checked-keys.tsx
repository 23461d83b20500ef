"use client";

import { Icon } from "@/components/ui/icon";
import type { CheckedKey } from "@/lib/mappings/target.queries";

type Checked = { data: CheckedKey[] | undefined; isError: boolean; error: Error | null };

const WORDS = { new: "new", taken: "taken", twice: "twice here", wrong: "refused" } as const;
const STATES = ["new", "taken", "twice", "wrong"] as const;
const SHOWN = 100;

/** What the pasted keys come to: a count of each kind, and every line that is not simply new. */
export function CheckedKeys({
  checked: { data, isError, error },
  count,
  waitsForToken,
}: {
  checked: Checked;
  count: number;
  waitsForToken: boolean;
}) {
  const odd = (data ?? []).filter(({ state }) => state !== "new");
  const counts = STATES.map((state) => ({ state, n: (data ?? []).filter((key) => key.state === state).length }));
  const words = counts.filter(({ n }) => n > 0).map(({ state, n }) => `${n.toLocaleString("en-GB")} ${WORDS[state]}`);
  return (
    <div>
      <p className="small muted" role="status">
        {count === 0
          ? "No key yet"
          : isError
            ? (error?.message ?? "The keys could not be checked.")
            : waitsForToken || data === undefined
              ? `${count.toLocaleString("en-GB")} ${count === 1 ? "key" : "keys"}, checked once a token is chosen`
              : words.join(", ")}
      </p>
      {odd.length > 0 ? (
        <ul className="rows mt-2 border-line border-t">
          {odd.slice(0, SHOWN).map(({ given, state, says }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice, and lines are never reordered
            <li key={`${given}-${index}`}>
              <span className="mono wrap-anywhere min-w-0 grow">{given}</span>
              <span className={`plain plain--${state === "wrong" ? "bad" : "warn"}`}>
                <Icon name={state === "wrong" ? "circle-x" : "triangle-alert"} />
                {says}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
