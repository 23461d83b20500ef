import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listCapabilities } from "@/lib/systems/capability.queries";
import { connectSystem } from "@/lib/systems/connect-system";
import { deliveryStrips, listSystems, type StripCell, type SystemRow } from "@/lib/systems/system.queries";
import { CapabilityTable } from "./_components/capability-table";
import { DeliveryStrip } from "./_components/delivery-strip";
import { HealthChip } from "./_components/health-chip";

export const metadata: Metadata = { title: "Systems" };

const seconds = (ms: number | null): string | null => (ms === null ? null : `${(ms / 1000).toFixed(1)} s`);

function columnsFor(strips: ReadonlyMap<string, readonly StripCell[]>): readonly Column<SystemRow>[] {
  return [
    {
      key: "name",
      header: "System",
      cell: (row) => (
        <span className="two">
          <span>{row.name}</span>
          <span>{row.remoteId ?? row.environment}</span>
        </span>
      ),
    },
    { key: "health", header: "Health", cell: (row) => <HealthChip system={row} /> },
    {
      key: "strip",
      header: "Deliveries, last 24 hours",
      priority: "wide",
      cell: (row) => <DeliveryStrip name={row.name} cells={strips.get(row.id)} />,
    },
    { key: "median", header: "Median", align: "end", priority: "tablet", cell: (row) => seconds(row.medianMs) },
    { key: "p95", header: "p95", align: "end", priority: "tablet", cell: (row) => seconds(row.p95Ms) },
    { key: "queue", header: "Queue", align: "end", cell: (row) => row.queue },
    {
      key: "expires",
      header: "Credential expires",
      align: "end",
      priority: "wide",
      cell: (row) => (row.credentialExpiresAt ? <Time at={row.credentialExpiresAt} as="day" /> : "unknown"),
    },
    {
      key: "proved",
      header: "Last proved (UTC)",
      priority: "wide",
      cell: (row) => (row.provedAt ? <Time at={row.provedAt} /> : "never"),
    },
  ];
}

/** Every vendor environment with its health, queue and speed, and what each vendor can do at all. */
export default async function SystemsPage() {
  const actor = await requireActor();
  const [systems, strips] = await Promise.all([listSystems(actor), deliveryStrips(actor)]);
  const { vendors, rows } = listCapabilities(actor);
  const unhealthy = systems.filter(
    (system) => system.state === "paused" || ["unreachable", "refused"].includes(system.health),
  ).length;
  const queue = systems.reduce((total, system) => total + system.queue, 0);
  return (
    <>
      <PageHeader
        title="Systems"
        facts={[
          <>
            <b>{systems.length}</b> {systems.length === 1 ? "system" : "systems"}
          </>,
          <>
            <b>{unhealthy}</b> unhealthy
          </>,
          <>{queue} deliveries in the queue</>,
        ]}
        actions={
          mayDo(connectSystem, actor) ? (
            <LinkButton look="primary" icon="plus" href="/systems/new">
              New system
            </LinkButton>
          ) : null
        }
      />
      <Content>
        {systems.length === 0 ? (
          <EmptyState title="No system is connected yet.">
            A system is one vendor environment, such as AFAS production. Its health and queue appear here.
          </EmptyState>
        ) : (
          <PlainTable
            caption="Systems"
            bleed
            columns={columnsFor(strips)}
            rows={systems}
            rowKey={(row) => row.id}
            rowHref={(row) => `/systems/${row.id}`}
          />
        )}
        <CapabilityTable vendors={vendors} rows={rows} />
      </Content>
    </>
  );
}
