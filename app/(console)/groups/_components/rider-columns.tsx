import type { Column } from "@/components/data-table/columns";
import { StatusChip } from "@/components/feedback/status-chip";
import type { Rider } from "@/lib/groups/group-views.rules";

/** The columns of the connectors that ride on one group. */
export const RIDER_COLUMNS: readonly Column<Rider>[] = [
  { key: "name", header: "App connector", wrap: true, cell: (row) => row.name },
  { key: "state", header: "State", cell: (row) => <StatusChip status={row.isBlocked ? "blocked" : "open"} /> },
];
