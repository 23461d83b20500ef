import type { ReactNode } from "react";
import { type How, HowMark } from "./how-mark";
import { Marked, MenuPath } from "./marked";

/** One effect of a plan in words: what, how, and the vendor's own limit where there is one. */
export type EffectRow = {
  how: How;
  systemName: string;
  sentence: string;
  /** The driver's sentence about it. */
  says?: string;
  /** The vendor doesn't document it. */
  isAssumed?: boolean;
  menuPath?: readonly string[];
  /** "13 deliveries", "1 hand task". */
  amount?: ReactNode;
};

const AMOUNTS: Readonly<Record<How, [one: string, many: string] | null>> = {
  api: ["delivery", "deliveries"],
  hand: ["hand task", "hand tasks"],
  here: null,
  impossible: null,
};

type Counted = EffectRow & { times: number };

function grouped(effects: readonly EffectRow[]): [system: string, rows: Counted[]][] {
  const systems = new Map<string, Counted[]>();
  for (const effect of effects) {
    const rows = systems.get(effect.systemName) ?? [];
    const same = rows.find((row) => row.sentence === effect.sentence && row.how === effect.how);
    if (same) same.times += 1;
    else rows.push({ ...effect, times: 1 });
    systems.set(effect.systemName, rows);
  }
  return [...systems];
}

function Effect({ row }: { row: Counted }) {
  const words = AMOUNTS[row.how];
  return (
    <li className="effect">
      <HowMark how={row.how} />
      <p>
        <Marked text={row.sentence} />
      </p>
      <span className="muted num small">
        {row.amount ?? (words ? `${row.times} ${row.times === 1 ? words[0] : words[1]}` : "")}
      </span>
      {row.says || row.menuPath || row.isAssumed ? (
        <p className="effect__sub">
          {row.says ? <Marked text={row.says} /> : null} {row.menuPath ? <MenuPath path={row.menuPath} /> : null}
          {row.isAssumed ? <span className="text-pending"> Assumed: the vendor doesn’t document this.</span> : null}
        </p>
      ) : null}
    </li>
  );
}

/** What will happen, vendor by vendor, with how each effect is brought about; an empty plan says so. */
export function EffectsList({
  effects,
  none = "Nothing is sent to any vendor.",
}: {
  effects: readonly EffectRow[];
  none?: ReactNode;
}) {
  if (effects.length === 0) return <p className="small muted">{none}</p>;
  return grouped(effects).map(([system, rows], index) => (
    <div key={system} className={index > 0 ? "pt-4" : undefined}>
      <h3 className="h4 py-2">{system}</h3>
      <ul className="effects">
        {rows.map((row) => (
          <Effect key={`${row.how}-${row.sentence}`} row={row} />
        ))}
      </ul>
    </div>
  ));
}
