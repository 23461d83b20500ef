import { TableSkeleton } from "@/components/data-table/table-skeleton";
import { GROUP_COLUMNS } from "../_components/group-columns";

/** The list before its rows; beside the list alone, so that a group that does not exist still answers 404. */
export default function LoadingGroups() {
  return <TableSkeleton caption="Groups" columns={GROUP_COLUMNS} />;
}
