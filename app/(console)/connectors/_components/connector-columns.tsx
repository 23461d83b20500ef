import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { type ConnectorRow, isRiskyLink } from "@/lib/connectors/connector-views.rules";
import { VendorStamp } from "../../tokens/_components/vendor-stamp";
import { ConnectorState } from "./connector-state";
import { LinkedGroupName } from "./linked-group";

const number = (value: number) => value.toLocaleString("en-GB");

export const CONNECTOR_COLUMNS: readonly Column<ConnectorRow>[] = [
  { key: "name", header: "Name", sortable: true, cell: (row) => row.name },
  { key: "system", header: "System", priority: "wide", cell: (row) => row.systemName },
  {
    key: "group",
    header: "Group",
    wrap: true,
    cell: (row) => <LinkedGroupName group={row.group} isRisky={isRiskyLink(row)} isLink={false} />,
  },
  {
    key: "state",
    header: "State",
    cell: (row) => (
      <span className="two">
        <ConnectorState block={row.block} />
        <span className="mt-1">
          <VendorStamp side={row.blockAtVendor} />
        </span>
      </span>
    ),
  },
  {
    key: "tokens",
    header: "Tokens",
    align: "end",
    help: "Issued, not expired, not revoked",
    cell: (row) => number(row.tokenCount),
  },
  {
    key: "endpoints",
    header: "Endpoints",
    align: "end",
    priority: "tablet",
    cell: (row) => (
      <>
        {number(row.endpointCount)}{" "}
        {row.writingCount > 0 ? <span className="muted">{number(row.writingCount)} can write</span> : null}
      </>
    ),
  },
  { key: "owner", header: "Owner", priority: "wide", cell: (row) => row.owner },
  { key: "changed", header: "Last change", align: "end", sortable: true, cell: (row) => <Time at={row.changedAt} /> },
];
