import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { ActionButton } from "@/components/form/action-button";
import { Link } from "@/components/ui/link";
import { REASONS } from "@/lib/core/reason.schema";
import type { StripCell, SystemRow } from "@/lib/systems/system-views.rules";
import { resumeSystemAction } from "../actions";
import { CredentialEnd } from "./credential-end";
import { DeliveryStrip } from "./delivery-strip";
import { HealthChip } from "./health-chip";
import { LastRead } from "./last-read";
import { PauseDialog } from "./pause-dialog";

const seconds = (ms: number | null): string | null => (ms === null ? null : `${(ms / 1000).toFixed(1)} s`);

function Name({ row }: { row: SystemRow }) {
  const about = [row.vendorName, row.environment, ...(row.remoteId ? [row.remoteId] : [])];
  return (
    <span className="two">
      <span className="whitespace-nowrap">{row.name}</span>
      <span>
        {about.join(" · ")}
        {row.isPrivate ? <span className="block">private address</span> : null}
      </span>
    </span>
  );
}

function Health({ row }: { row: SystemRow }) {
  const { throttledUntil, stateReason, state } = row;
  return (
    <span className="two">
      <HealthChip system={row} />
      {throttledUntil ? (
        <span>
          asked us to wait until <Time at={throttledUntil} />
        </span>
      ) : state === "paused" && stateReason ? (
        <span>{stateReason}</span>
      ) : null}
    </span>
  );
}

function Deliveries({ row, cells }: { row: SystemRow; cells: readonly StripCell[] | undefined }) {
  if (!row.isByHand) return <DeliveryStrip name={row.name} cells={cells} />;
  const tasks = `${row.openTasks.toLocaleString("en-GB")} hand ${row.openTasks === 1 ? "task" : "tasks"} open`;
  return (
    <span className="muted">
      Nothing is sent by API.{" "}
      {row.openTasks > 0 ? (
        <Link href={`/changes?status=by_hand&system=${row.id}`}>{tasks}</Link>
      ) : (
        "No hand task is open"
      )}
    </span>
  );
}

function Queue({ row, mayPause }: { row: SystemRow; mayPause: boolean }) {
  return (
    <span className="grid justify-items-end gap-0.5">
      <Link
        href={`/changes?status=queued,sending,waiting,held&system=${row.id}`}
        aria-label={`${row.queue} in the queue of ${row.name}`}
      >
        {row.queue.toLocaleString("en-GB")}
      </Link>
      {!mayPause || row.isByHand ? null : row.state === "active" ? (
        <PauseDialog systemId={row.id} name={row.name} reasons={REASONS} trigger="Pause" />
      ) : (
        <ActionButton look="link" action={resumeSystemAction} input={{ systemId: row.id }} doneWords="Resumed">
          Resume
        </ActionButton>
      )}
    </span>
  );
}

/** The columns of the list of systems; `now` is what "expired" is measured against. */
export function systemColumns(
  strips: ReadonlyMap<string, readonly StripCell[]>,
  mayPause: boolean,
  now: Date,
): readonly Column<SystemRow>[] {
  return [
    { key: "name", header: "System", wrap: true, cell: (row) => <Name row={row} /> },
    { key: "health", header: "Health", cell: (row) => <Health row={row} /> },
    {
      key: "strip",
      header: "Deliveries, last 24 hours",
      priority: "wide",
      cell: (row) => <Deliveries row={row} cells={strips.get(row.id)} />,
    },
    { key: "median", header: "Median", align: "end", priority: "tablet", cell: (row) => seconds(row.medianMs) },
    { key: "p95", header: "p95", align: "end", priority: "tablet", cell: (row) => seconds(row.p95Ms) },
    { key: "queue", header: "Queue", align: "end", cell: (row) => <Queue row={row} mayPause={mayPause} /> },
    {
      key: "expires",
      header: "Credential expires",
      align: "end",
      priority: "wide",
      cell: (row) => <CredentialEnd at={row.credentialExpiresAt} now={now} />,
    },
    { key: "read", header: "Last read (UTC)", cell: (row) => <LastRead system={row} stacked /> },
  ];
}
