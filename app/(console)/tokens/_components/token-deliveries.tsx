import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { HowMark } from "@/components/feedback/how-mark";
import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { Link } from "@/components/ui/link";
import type { TokenDelivery } from "@/lib/tokens/token-views.rules";

// What can be done about these is done in the panel of the delivery.
const STUCK: readonly string[] = ["waiting", "failed", "needs_confirmation"];

const COLUMNS: readonly Column<TokenDelivery>[] = [
  { key: "what", header: "What", wrap: true, cell: (row) => row.sentence },
  { key: "how", header: "How", priority: "tablet", cell: (row) => <HowMark how={row.how} inline /> },
  {
    key: "status",
    header: "At the vendor",
    cell: (row) => (
      <span className="two">
        <StatusChip status={row.status} {...(row.status === "sending" ? { more: `attempt ${row.attempts}` } : {})} />
        {row.status === "waiting" || row.status === "failed" || row.status === "needs_confirmation" ? (
          <span className="mt-1 whitespace-normal">{row.problem}</span>
        ) : row.proofNote ? (
          <span className="mt-1 whitespace-normal">{row.proofNote}</span>
        ) : null}
      </span>
    ),
  },
  { key: "since", header: "Decided here", align: "end", cell: (row) => <Time at={row.createdAt} /> },
  {
    key: "ended",
    header: "Ended",
    align: "end",
    priority: "tablet",
    cell: (row) => (row.finishedAt ? <Time at={row.finishedAt} /> : null),
  },
  {
    key: "open",
    header: "Open",
    align: "end",
    cell: (row) =>
      row.handTaskId && row.status === "by_hand" ? (
        <Link href={`/changes/${row.changeId}?task=${row.handTaskId}`}>Hand task</Link>
      ) : STUCK.includes(row.status) ? (
        <Link href={`/changes?peek=${row.id}`}>Delivery</Link>
      ) : (
        <Link href={`/changes/${row.changeId}`}>Change</Link>
      ),
  },
];

/** Every order to the vendor about this token, the newest first, with how far each is. */
export function TokenDeliveries({ deliveries }: { deliveries: readonly TokenDelivery[] }) {
  if (deliveries.length === 0)
    return <p className="small muted">The vendor was never told anything about this token.</p>;
  return (
    <PlainTable
      caption="Deliveries about this token"
      columns={COLUMNS}
      rows={deliveries}
      rowKey={(row) => row.id}
      bleed
    />
  );
}
