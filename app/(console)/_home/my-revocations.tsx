import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import type { OperatorActor } from "@/lib/auth/session";
import { type MyRevocation, myRevocations } from "@/lib/home/home.queries";
import { LiveRefresh } from "../_live/live-refresh";

const COLUMNS: readonly Column<MyRevocation>[] = [
  { key: "token", header: "Token", cell: (row) => <span className="mono">{row.hint}</span> },
  { key: "user", header: "User", cell: (row) => row.userName },
  { key: "connector", header: "App connector", priority: "tablet", cell: (row) => row.connectorName },
  {
    key: "reason",
    header: "Reason",
    priority: "wide",
    cell: (row) => [row.reason, row.ticket].filter(Boolean).join(", "),
  },
  {
    key: "here",
    header: "Here (UTC)",
    cell: (row) => (
      <>
        Revoked <Time at={row.at} />
      </>
    ),
  },
  {
    key: "there",
    header: "At the vendor",
    cell: (row) => (
      <StatusChip
        status={row.status}
        {...(row.status === "verified" && row.doneAt ? { more: <Time at={row.doneAt} /> } : {})}
      />
    ),
  },
];

/** What this person revoked in the last days: both facts side by side, live until the vendor's side is settled. */
export async function MyRevocations({ actor }: { actor: OperatorActor }) {
  const rows = await myRevocations(actor);
  if (rows.length === 0) return null;
  return (
    <Section
      title="My revocations under way"
      note="the last seven days"
      more={<Link href="/changes?by=me">All my changes</Link>}
    >
      <LiveRefresh when={rows.some((row) => ["queued", "sending", "waiting"].includes(row.status))} />
      <PlainTable
        caption="My revocations"
        bleed
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.tokenId}
        rowHref={(row) => `/tokens/${row.tokenId}`}
      />
    </Section>
  );
}
