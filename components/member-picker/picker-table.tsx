"use client";

import { useRef } from "react";
import { sortHref, type TableQuery } from "@/components/data-table/table-url";
import { Check } from "@/components/ui/check";
import { Icon } from "@/components/ui/icon";
import type { PickerRow as Row, Staged } from "./picker.types";
import { PickerRow } from "./picker-row";
import { isWished, rangeOf } from "./staging";

type HeadCell = { key: string; label: string; sortable?: true; wide?: true };
const HEADS: readonly HeadCell[] = [
  { key: "name", label: "Name", sortable: true },
  { key: "code", label: "User code", sortable: true },
  { key: "email", label: "E-mail", wide: true },
  { key: "department", label: "Department", sortable: true, wide: true },
  { key: "ready", label: "Ready" },
  { key: "membership", label: "Membership" },
];

const SKELETON = Array.from({ length: 12 }, (_, index) => `row-${index}`);

function Head({ head, query }: { head: HeadCell; query: TableQuery }) {
  const sorted = query.sort?.key === head.key ? (query.sort.descending ? "descending" : "ascending") : null;
  return (
    <th scope="col" className={head.wide ? "hide-md" : undefined} {...(sorted ? { "aria-sort": sorted } : {})}>
      {head.sortable ? (
        <a className="sort" href={sortHref(query, head.key)} data-table-nav="">
          {head.label}
          <Icon name={sorted === "ascending" ? "arrow-up" : sorted === "descending" ? "arrow-down" : "arrow-up-down"} />
        </a>
      ) : (
        head.label
      )}
    </th>
  );
}

function SkeletonRows() {
  return SKELETON.map((place) => (
    <tr key={place}>
      <td className="c-check" />
      {HEADS.map((head) => (
        <td key={head.key} className={head.wide ? "hide-md" : undefined}>
          <span className="skel w-24" />
        </td>
      ))}
    </tr>
  ));
}

export type PickerTableProps = {
  caption: string;
  rows: readonly Row[];
  query: TableQuery;
  staged: Staged;
  readOnly: boolean;
  /** The first page is on its way: same frame, grey bars for rows. */
  loading?: boolean;
  onStage: (rows: readonly Row[], wished: boolean) => void;
};

/** The list of people with their ticks; Shift takes the range from the tick before, the box in the heading takes the page. */
export function PickerTable({ caption, rows, query, staged, readOnly, loading = false, onStage }: PickerTableProps) {
  const lastTicked = useRef<string | null>(null);
  const free = rows.filter((row) => !row.rule);
  const ticked = free.filter((row) => isWished(staged, row)).length;
  const all = free.length > 0 && ticked === free.length;
  const some = ticked > 0 && !all;
  const onTick = (row: Row, wished: boolean, isRange: boolean) => {
    onStage(isRange ? rangeOf(free, lastTicked.current, row.id) : [row], wished);
    lastTicked.current = row.id;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard
    <section className="tablewrap bleed" aria-label={`${caption}, table`} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="c-check">
              {readOnly ? (
                <span className="vh">In the group</span>
              ) : (
                <Check
                  look={some ? "mixed" : "plain"}
                  checked={all}
                  aria-label={`Tick the ${free.length} users on this page`}
                  onChange={() => onStage(free, !all)}
                  ref={(box) => {
                    if (box) box.indeterminate = some;
                  }}
                />
              )}
            </th>
            {HEADS.map((head) => (
              <Head key={head.key} head={head} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {loading ? <SkeletonRows /> : null}
          {rows.map((row) => (
            <PickerRow
              key={row.id}
              row={row}
              wished={row.rule ? true : isWished(staged, row)}
              readOnly={readOnly}
              onTick={onTick}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
