import { TableSkeleton } from "@/components/data-table/table-skeleton";
import { GROUP_COLUMNS } from "./_components/group-columns";

/** The list before its rows. */
export default function LoadingGroups() {
  return <TableSkeleton caption="Groups" columns={GROUP_COLUMNS} />;
}
