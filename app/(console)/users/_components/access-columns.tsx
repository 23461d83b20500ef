import type { Column } from "@/components/data-table/columns";
import { Gates } from "@/components/feedback/gates";
import { Time } from "@/components/feedback/time";
import { Link } from "@/components/ui/link";
import type { WhatCanRow } from "@/lib/access/access.queries";

const WORDS = { yes: "Yes", no: "No", unknown: "Unknown" } as const;

function Answer({ row }: { row: WhatCanRow }) {
  return (
    <>
      <b className={`state--${row.state}`}>{WORDS[row.state]}</b>{" "}
      {row.state !== "yes" ? (
        row.short
      ) : row.since ? (
        <span className="muted">
          since <Time at={row.since} as="day" />
        </span>
      ) : null}
    </>
  );
}

export const ACCESS_COLUMNS: readonly Column<WhatCanRow>[] = [
  { key: "connector", header: "App connector", cell: (row) => row.connector.name },
  { key: "system", header: "System", priority: "wide", cell: (row) => row.system.name },
  { key: "lights", header: "Five lights", cell: (row) => <Gates lights={row.lights} /> },
  { key: "can", header: "Can use it", wrap: true, cell: (row) => <Answer row={row} /> },
  {
    key: "why",
    header: "Why",
    align: "end",
    cell: (row) => (
      <Link
        href={`/access/explain?user=${row.userId}&connector=${row.connector.id}`}
        prefetch={false}
        aria-label={`Explain ${row.connector.name}`}
      >
        Explain
      </Link>
    ),
  },
];
