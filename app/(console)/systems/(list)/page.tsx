import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { connectSystem } from "@/lib/systems/connect-system";
import { pauseSystem } from "@/lib/systems/pause-system";
import { deliveryStrips } from "@/lib/systems/system.queries";
import { LiveRefresh } from "../../_live/live-refresh";
import { ClassicCountdown } from "../_components/classic-countdown";
import { StripLegend } from "../_components/delivery-strip";
import { readSystems } from "../_components/read-system";
import { systemColumns } from "../_components/system-columns";

export const metadata: Metadata = { title: "Systems" };

/** Every vendor environment with its health, queue, speed, credential and what was last read of it. */
export default async function SystemsPage() {
  const actor = await requireActor();
  const [systems, strips] = await Promise.all([readSystems(), deliveryStrips(actor)]);
  const now = new Date();
  if (systems.length === 0) {
    return (
      <Content>
        <EmptyState
          title="No system is connected yet."
          actions={mayDo(connectSystem, actor) ? <LinkButton href="/systems/new">Connect a system</LinkButton> : null}
        >
          A system is one vendor environment, such as AFAS production. Its health and queue appear here.
        </EmptyState>
      </Content>
    );
  }
  return (
    <Content>
      <LiveRefresh when={systems.some(({ queue, state }) => queue > 0 && state === "active")} />
      <div className="py-3">
        <StripLegend />
      </div>
      <PlainTable
        caption="Systems"
        bleed
        columns={systemColumns(strips, mayDo(pauseSystem, actor), now)}
        rows={systems}
        rowKey={(row) => row.id}
        rowHref={(row) => `/systems/${row.id}`}
      />
      <ClassicCountdown systems={systems} now={now} />
    </Content>
  );
}
