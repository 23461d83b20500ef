import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { Link } from "@/components/ui/link";
import type { AuditRow } from "@/lib/audit/audit-views.rules";

/** How an event of a system reads in its history. */
export const HISTORY_COLUMNS: readonly Column<AuditRow>[] = [
  { key: "at", header: "At (UTC)", cell: (row) => <Time at={row.at} /> },
  {
    key: "what",
    header: "What",
    wrap: true,
    cell: (row) =>
      row.sentence.map((part, index) => {
        const key = `${index}-${part.text}`;
        return part.isName ? <strong key={key}>{part.text}</strong> : <span key={key}>{part.text}</span>;
      }),
  },
  { key: "why", header: "Reason", priority: "tablet", wrap: true, cell: (row) => row.reason },
  {
    key: "change",
    header: "Change",
    align: "end",
    cell: (row) => (row.changeId ? <Link href={`/changes/${row.changeId}`}>Open</Link> : null),
  },
];
