import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { getApplication } from "@/lib/applications/application.queries";
import { changeApplication } from "@/lib/applications/change-application";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { found } from "../../../../tokens/_components/found";
import { ChangeApplicationForm } from "../../_components/application-forms";

export const metadata: Metadata = { title: "Change a host application" };

/** Changes what is said of a host application. */
export default async function ChangeApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const application = await found(getApplication(actor, (await params).id));
  if (!mayDo(changeApplication, actor) || application.retiredAt) notFound();
  const choices = (await listConnectorChoices(actor)).map(({ id, name, systemName }) => ({ id, name, systemName }));
  const { id, name, owner, purpose, addresses, connectors } = application;
  const given = { name, owner, purpose, addresses, connectorIds: connectors.map((connector) => connector.id) };
  const kept = connectors.filter((connector) => !choices.some((choice) => choice.id === connector.id));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings/applications", label: "Applications" },
          { href: `/mappings/applications/${id}`, label: name },
        ]}
        title={`Change ${name}`}
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <ChangeApplicationForm applicationId={id} given={given} connectors={[...choices, ...kept]} />
        </div>
      </Content>
    </>
  );
}
