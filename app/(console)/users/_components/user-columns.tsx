import type { Column } from "@/components/data-table/columns";
import type { UserRow } from "@/lib/users/user-views.rules";
import { Ready, UserState } from "./user-state";

const number = (value: number) => value.toLocaleString("en-GB");

export const USER_COLUMNS: readonly Column<UserRow>[] = [
  { key: "name", header: "Name", sortable: true, cell: (row) => row.name },
  { key: "email", header: "E-mail", priority: "tablet", cell: (row) => row.email },
  {
    key: "department",
    header: "Department",
    priority: "wide",
    sortable: true,
    cell: (row) => (row.isService ? <span className="muted">service user</span> : row.department),
  },
  {
    key: "codes",
    header: "User code",
    priority: "wide",
    cell: (row) => <span className="mono">{row.userCodes.join(", ")}</span>,
  },
  {
    key: "groups",
    header: "Groups",
    align: "end",
    priority: "wide",
    help: "Without Everybody, which is a rule",
    cell: (row) => number(row.groupCount),
  },
  {
    key: "tokens",
    header: "Tokens",
    align: "end",
    help: "Issued, not expired, not revoked",
    cell: (row) => number(row.tokenCount),
  },
  {
    key: "ready",
    header: "Ready",
    help: "What the vendor asks for before a token can be had",
    cell: (row) => <Ready missing={row.missing} hasAccount={row.userCodes.length > 0} />,
  },
  { key: "state", header: "State", cell: (row) => <UserState user={row} /> },
];
