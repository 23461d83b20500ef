import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { Icon } from "@/components/ui/icon";
import type { MappingRow, PromisedToken } from "@/lib/mappings/mapping-views.rules";
import { StateWords } from "./state-words";

/** That a key will move, and that it hasn’t yet. */
export function Moves({ to }: { to: PromisedToken | null }) {
  if (!to) return null;
  return (
    <span className="plain plain--pend">
      <Icon name="clock" />
      moves to “{to.label}” when it is issued
    </span>
  );
}

/** When a key was asked for the last time. */
export function LastAsked({ at }: { at: Date | null }) {
  return at ? (
    <span className="muted whitespace-nowrap">
      <Time at={at} />
    </span>
  ) : (
    <span className="muted">never</span>
  );
}

/** The columns of the table of mappings. */
export const MAPPING_COLUMNS: readonly Column<MappingRow>[] = [
  {
    key: "key",
    header: "External key",
    sortable: true,
    cell: (row) => <span className="mono">{row.externalKey}</span>,
  },
  { key: "application", header: "Application", cell: (row) => row.applicationName },
  {
    key: "token",
    header: "Token",
    cell: (row) => <span className="mono whitespace-nowrap">{row.hint}</span>,
  },
  {
    key: "account",
    header: "Account",
    priority: "wide",
    cell: (row) => (row.state === "orphan" ? <span className="muted">{row.userName}, gone</span> : row.userName),
  },
  {
    key: "keys",
    header: "Keys on it",
    align: "end",
    sortable: true,
    cell: (row) => <span className="num">{row.keysOnToken.toLocaleString("en-GB")}</span>,
  },
  {
    key: "state",
    header: "State",
    cell: (row) => (
      <span className={row.movesTo ? "two" : undefined}>
        <StateWords {...row} />
        <Moves to={row.movesTo} />
      </span>
    ),
  },
  {
    key: "asked",
    header: "Last asked",
    align: "end",
    sortable: true,
    priority: "tablet",
    cell: (row) => <LastAsked at={row.lastAskedAt} />,
  },
];
