import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { Icon } from "@/components/ui/icon";
import { formatMoment } from "@/lib/core/time";
import type { MappingRow, PromisedToken } from "@/lib/mappings/mapping-views.rules";
import { StateWords } from "./state-words";

/** That a key will move, and that it hasn’t yet. */
export function Moves({ to }: { to: PromisedToken | null }) {
  if (!to) return null;
  return (
    <span className="plain plain--pend max-w-60">
      <Icon name="clock" className="shrink-0" />
      <span className="whitespace-normal">moves to “{to.label}” when it is issued</span>
    </span>
  );
}

const isToday = (at: Date) => at.toISOString().slice(0, 10) === new Date().toISOString().slice(0, 10);

/** When a key was asked for the last time: the hour of today, or the day. */
export function LastAsked({ at }: { at: Date | null }) {
  if (!at) return <span className="muted">never</span>;
  return (
    <span className="muted whitespace-nowrap">
      {isToday(at) ? (
        <time dateTime={at.toISOString()} title={`${formatMoment(at)} UTC`}>
          {at.toISOString().slice(11, 16)}
        </time>
      ) : (
        <Time at={at} as="day" />
      )}
    </span>
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
  {
    key: "application",
    header: "Application",
    cell: (row) => <span className="whitespace-nowrap">{row.applicationName}</span>,
  },
  {
    key: "token",
    header: "Token",
    cell: (row) => <span className="mono whitespace-nowrap">{row.hint}</span>,
  },
  {
    key: "account",
    header: "Account",
    priority: "wide",
    cell: (row) => (
      <span className="inline-block min-w-28">
        {row.state === "orphan" ? <span className="muted">{row.userName}, gone</span> : row.userName}
      </span>
    ),
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
    priority: "wide",
    cell: (row) => <LastAsked at={row.lastAskedAt} />,
  },
];
