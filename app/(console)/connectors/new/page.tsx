import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { createConnector } from "@/lib/connectors/create-connector";
import { listLinkChoices } from "@/lib/connectors/link-choice.queries";
import { waysAt } from "@/lib/connectors/vendor-ways.queries";
import { mayDo } from "@/lib/gate/authorise";
import { listAccountSystems } from "@/lib/users/account-systems.queries";
import { NewConnectorForm } from "../_components/new-connector-form";

export const metadata: Metadata = { title: "New app connector" };

/** The form for a new app connector. */
export default async function NewConnectorPage() {
  const actor = await requireActor();
  const [systems, groups] = await Promise.all([listAccountSystems(actor), listLinkChoices(actor)]);
  return (
    <>
      <PageHeader crumbs={[{ href: "/connectors", label: "App connectors" }]} title="New app connector" ruled />
      <Content>
        <div className="pt-6">
          {mayDo(createConnector, actor) ? (
            <NewConnectorForm
              systems={systems.map(({ id, name, vendor }) => ({
                id,
                name,
                vendor,
                way: waysAt(vendor, ["connector.create.v1"])["connector.create.v1"],
              }))}
              groups={groups}
            />
          ) : (
            <ErrorState title="Your role may not make app connectors.">An admin or an owner can.</ErrorState>
          )}
        </div>
      </Content>
    </>
  );
}
