import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import type { GroupRow } from "@/lib/groups/group-views.rules";
import { GroupStamp } from "./group-stamp";

/** The columns of the list of groups; the name is its link. */
export const GROUP_COLUMNS: readonly Column<GroupRow>[] = [
  { key: "name", header: "Group", sortable: true, wrap: true, cell: (row) => row.description },
  { key: "code", header: "Code", sortable: true, cell: (row) => <span className="code nowrap">{row.code}</span> },
  {
    key: "system",
    header: "System",
    sortable: true,
    priority: "tablet",
    cell: (row) => <span className="nowrap">{row.systemName}</span>,
  },
  {
    key: "members",
    header: "Members",
    align: "end",
    sortable: true,
    cell: (row) => (
      <>
        {row.isEverybody ? <span className="muted">rule </span> : null}
        {row.memberCount.toLocaleString("en-GB")}
      </>
    ),
  },
  {
    key: "connectors",
    header: "App connectors",
    align: "end",
    priority: "wide",
    cell: (row) =>
      row.riders.length > 0 ? (
        <span title={row.riders.map(({ name }) => name).join(", ")}>{row.riders.length}</span>
      ) : null,
  },
  { key: "vendor", header: "At the vendor", priority: "tablet", cell: (row) => <GroupStamp group={row} /> },
  {
    key: "changed",
    header: "Last change",
    sortable: true,
    priority: "wide",
    cell: (row) =>
      row.changedAt ? (
        <span className="muted">
          {row.changedBy ? `${row.changedBy}, ` : ""}
          <Time at={row.changedAt} as="day" />
        </span>
      ) : null,
  },
];
