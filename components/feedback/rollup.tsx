import type { ReactNode } from "react";
import { rollupCells } from "./rollup-cells";

export type RollupProps = { done: number; waiting?: number; failed?: number; todo?: number; children?: ReactNode };

/** How many of a change's deliveries are done, as a bar of cells with the numbers beside it. */
export function Rollup({ done, waiting = 0, failed = 0, todo = 0, children }: RollupProps) {
  const total = done + waiting + failed + todo;
  const kinds = ["", "wait", "fail", "todo"] as const;
  const cells = rollupCells([done, waiting, failed, todo]).flatMap((count, index) =>
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
