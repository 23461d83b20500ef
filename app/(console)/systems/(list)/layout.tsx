import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { connectSystem } from "@/lib/systems/connect-system";
import { isUnhealthy } from "@/lib/systems/system-views.rules";
import { readSystems } from "../_components/read-system";

const count = (n: number, one: string, many: string): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** The head that the list of systems and the table of their capabilities share. */
export default async function SystemsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const systems = await readSystems();
  const vendors = new Set(systems.map(({ vendor }) => vendor)).size;
  const queue = systems.reduce((total, system) => total + system.queue, 0);
  return (
    <>
      <PageHeader
        title="Systems"
        facts={[
          <>
            <b>{systems.length}</b> {systems.length === 1 ? "system" : "systems"} of{" "}
            {count(vendors, "vendor", "vendors")}
          </>,
          <>
            <b>{systems.filter(isUnhealthy).length}</b> unhealthy
          </>,
          <>{count(queue, "delivery", "deliveries")} in the queue</>,
        ]}
        actions={
          mayDo(connectSystem, actor) ? (
            <LinkButton look="primary" icon="plus" href="/systems/new">
              New system
            </LinkButton>
          ) : null
        }
      />
      <Tabs
        label="Systems"
        tabs={[
          { href: "/systems", label: "Systems", count: systems.length },
          { href: "/systems/capabilities", label: "What each vendor can do" },
        ]}
      />
      {children}
    </>
  );
}
