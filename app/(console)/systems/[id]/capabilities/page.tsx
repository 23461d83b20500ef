import type { Metadata } from "next";
import { Content } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { capabilitiesOfSystem } from "@/lib/systems/capability.queries";
import { readSystem } from "../../_components/read-system";
import { VendorAbilities } from "../../_components/vendor-abilities";

export const metadata: Metadata = { title: "What it can do" };

/** What can be done at this very system by API, by hand, here alone, or not at all. */
export default async function SystemCapabilitiesPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  return (
    <Content>
      <VendorAbilities vendor={system.name} {...capabilitiesOfSystem(actor, system)} />
    </Content>
  );
}
