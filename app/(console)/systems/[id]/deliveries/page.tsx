import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/lib/auth/session";
import { listDeliveries } from "@/lib/deliveries/delivery.queries";
import type { DeliveryRow } from "@/lib/deliveries/delivery-views.rules";
import { deliveryStrips, getSystemQueue } from "@/lib/systems/system.queries";
import { LiveRefresh } from "../../../_live/live-refresh";
import { DeliveryStrip, StripLegend } from "../../_components/delivery-strip";
import { QueueFacts } from "../../_components/queue-facts";
import { readSystem } from "../../_components/read-system";

export const metadata: Metadata = { title: "Queue and deliveries" };

const COLUMNS: readonly Column<DeliveryRow>[] = [
  { key: "at", header: "At (UTC)", cell: (row) => <Time at={row.at} /> },
  { key: "what", header: "What", wrap: true, cell: (row) => row.sentence },
  { key: "status", header: "Status", cell: (row) => <StatusChip status={row.status} /> },
  { key: "by", header: "By", priority: "wide", cell: (row) => row.by },
  {
    key: "tries",
    header: "Tries",
    align: "end",
    priority: "tablet",
    cell: (row) => (row.attempts > 0 ? row.attempts : null),
  },
];

/** What waits for this system, how fast it answers, what its vendor said about limits, and its latest deliveries. */
export default async function SystemDeliveriesPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const [queue, strips, list] = await Promise.all([
    getSystemQueue(actor, system.id),
    deliveryStrips(actor, system.id),
    listDeliveries(actor, { systemId: system.id }, { size: 25 }),
  ]);
  return (
    <Content>
      <LiveRefresh when={queue.queued + queue.sending + queue.waiting > 0 && system.state === "active"} />
      <Section title="Queue">
        <QueueFacts system={system} queue={queue} />
      </Section>
      {system.isByHand ? null : (
        <Section title="Last 24 hours" more={<StripLegend lead="A quarter of an hour a bar" />}>
          <DeliveryStrip name={system.name} cells={strips.get(system.id)} />
        </Section>
      )}
      <Section
        title="Latest deliveries"
        more={
          list.total > 0 ? (
            <Link href={`/changes?system=${system.id}`}>All {list.total.toLocaleString("en-GB")}</Link>
          ) : null
        }
      >
        {list.rows.length === 0 ? (
          <p className="small muted">Nothing was ever ordered there.</p>
        ) : (
          <PlainTable
            caption="Latest deliveries"
            bleed
            columns={COLUMNS}
            rows={list.rows}
            rowKey={(row) => row.id}
            rowHeader="what"
            rowHref={(row) => `/changes?system=${system.id}&peek=${row.id}`}
          />
        )}
      </Section>
    </Content>
  );
}
