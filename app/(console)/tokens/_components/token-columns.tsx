import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { canRevoke } from "@/lib/tokens/token.rules";
import type { TokenRow } from "@/lib/tokens/token-views.rules";
import { RevokeToken } from "./revoke-token";
import { TokenStatusChip } from "./token-status";

const LAST_USED: Column<TokenRow> = {
  key: "lastUsed",
  header: "Last used",
  align: "end",
  sortable: true,
  cell: (row) =>
    row.lastUsedAt ? (
      <Time at={row.lastUsedAt} />
    ) : (
      <span className="muted">{row.lastUsedSource ? "never" : "unknown"}</span>
    ),
};

const SHARED: readonly Column<TokenRow>[] = [
  { key: "token", header: "Token", wrap: true, cell: (row) => <span className="mono">{row.hint}</span> },
  {
    key: "user",
    header: "User",
    sortable: true,
    cell: (row) => (
      <>
        {row.userName} {row.isService ? <span className="muted">service user</span> : null}
      </>
    ),
  },
];

const LIFE: readonly Column<TokenRow>[] = [
  { key: "label", header: "Label", priority: "wide", wrap: true, cell: (row) => row.label },
  { key: "status", header: "Status", cell: (row) => <TokenStatusChip status={row.status} /> },
  {
    key: "issued",
    header: "Issued",
    priority: "wide",
    cell: (row) =>
      row.issuedAt ? (
        <span className="two muted whitespace-nowrap">
          <Time at={row.issuedAt} as="day" />
          {row.requestedBy}
        </span>
      ) : null,
  },
  LAST_USED,
  {
    key: "expires",
    header: "Expires",
    align: "end",
    sortable: true,
    cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} as="day" /> : <span className="muted">no end</span>),
  },
];

const CONNECTOR: Column<TokenRow> = {
  key: "connector",
  header: "App connector",
  sortable: true,
  cell: (row) => (
    <span className="two">
      <span>{row.connectorName}</span>
      <span>{row.systemName}</span>
    </span>
  ),
};

/** The columns of a list of tokens; `mayRevoke` adds the act beside each, `ofConnector` leaves the connector out. */
export function tokenColumns(options: {
  mayRevoke: boolean;
  reasons: readonly string[];
  ofConnector?: boolean;
}): readonly Column<TokenRow>[] {
  const act: Column<TokenRow> = {
    key: "act",
    header: "Act",
    align: "end",
    cell: (row) =>
      canRevoke(row) ? (
        <span className="-my-1 inline-block">
          <RevokeToken
            token={{ id: row.id, hint: row.hint, userName: row.userName, isIssued: row.issuedAt !== null }}
            reasons={options.reasons}
          />
        </span>
      ) : null,
  };
  return [...SHARED, ...(options.ofConnector ? [] : [CONNECTOR]), ...LIFE, ...(options.mayRevoke ? [act] : [])];
}
