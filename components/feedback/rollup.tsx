import type { ReactNode } from "react";

export type RollupProps = { done: number; waiting?: number; failed?: number; todo?: number; children?: ReactNode };

const CELLS = 17;

function cellsOf(counts: readonly number[], total: number): number[] {
  if (total <= CELLS) return [...counts];
  // At least one cell for whatever exists, so that one failure among thousands is never rounded away.
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count / total) * CELLS))));
  const spare = CELLS - shares.reduce((sum, share) => sum + share, 0);
  const largest = counts.indexOf(Math.max(...counts));
  return shares.map((share, index) => (index === largest ? Math.max(1, share + spare) : share));
}

/** How many of a change's deliveries are done, as a bar of cells with the numbers beside it. */
export function Rollup({ done, waiting = 0, failed = 0, todo = 0, children }: RollupProps) {
  const total = done + waiting + failed + todo;
  const kinds = ["", "wait", "fail", "todo"] as const;
  const cells = cellsOf([done, waiting, failed, todo], total).flatMap((count, index) =>
    Array.from({ length: count }, (_, cell) => ({ key: `${kinds[index]}-${cell}`, kind: kinds[index] })),
  );
  return (
    <span className="row">
      <span className="rollup__bar" aria-hidden="true">
        {cells.map((cell) => (
          <i key={cell.key} className={cell.kind} />
        ))}
      </span>
      <span>
        <b>
          {done.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")}
        </b>{" "}
        {children}
      </span>
    </span>
  );
}
