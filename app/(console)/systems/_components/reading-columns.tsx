import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { countOf, type ReadingView } from "@/lib/observe/reading-views.rules";
import { ReadingChip } from "./reading-progress";

const PURPOSES = { schedule: "by the clock", asked: "asked for", adopt: "to take over" } as const;

/** How an earlier reading reads. */
export const READING_COLUMNS: readonly Column<ReadingView>[] = [
  { key: "at", header: "Begun (UTC)", cell: (row) => <Time at={row.startedAt} /> },
  { key: "state", header: "Outcome", cell: (row) => <ReadingChip state={row.state} /> },
  {
    key: "rows",
    header: "What it showed",
    cell: (row) =>
      Object.entries(row.counts)
        .map(([kind, count]) => countOf(kind as keyof ReadingView["counts"], count))
        .join(", "),
  },
  {
    key: "why",
    header: "Why",
    priority: "tablet",
    cell: (row) => `${PURPOSES[row.purpose]}${row.purpose === "schedule" ? "" : `, ${row.askedBy}`}`,
  },
];
