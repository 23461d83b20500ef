import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { connectSystem } from "@/lib/systems/connect-system";
import { ConnectForm } from "../_components/connect-form";

export const metadata: Metadata = { title: "New system" };

/** Connects one AFAS environment; only an owner may. */
export default async function NewSystemPage() {
  const actor = await requireActor();
  if (!mayDo(connectSystem, actor)) notFound();
  return (
    <>
      <PageHeader ruled crumbs={[{ href: "/systems", label: "Systems" }]} title="New system" facts={["AFAS Profit"]} />
      <Content narrow>
        <div className="pt-6">
          <ConnectForm />
        </div>
      </Content>
    </>
  );
}
