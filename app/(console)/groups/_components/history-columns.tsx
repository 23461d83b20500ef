import Link from "next/link";
import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import type { AuditRow } from "@/lib/audit/audit-views.rules";
import { EventSentence } from "../../audit/_components/event-sentence";

/** The columns of what happened to one thing. */
export const HISTORY_COLUMNS: readonly Column<AuditRow>[] = [
  { key: "at", header: "At (UTC)", cell: (row) => <Time at={row.at} /> },
  { key: "what", header: "What", wrap: true, cell: (row) => <EventSentence parts={row.sentence} /> },
  { key: "why", header: "Reason", priority: "tablet", wrap: true, cell: (row) => row.reason },
  {
    key: "change",
    header: "Change",
    align: "end",
    cell: (row) => (row.changeId ? <Link href={`/changes/${row.changeId}`}>Open</Link> : null),
  },
];
