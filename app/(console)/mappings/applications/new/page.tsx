import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { createApplication } from "@/lib/applications/create-application";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { NewApplicationForm } from "../_components/application-forms";

export const metadata: Metadata = { title: "New application" };

/** The form for a new host application. */
export default async function NewApplicationPage() {
  const actor = await requireActor();
  if (!mayDo(createApplication, actor)) notFound();
  const connectors = (await listConnectorChoices(actor)).map(({ id, name, systemName }) => ({ id, name, systemName }));
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings", label: "Mappings" },
          { href: "/mappings/applications", label: "Applications" },
        ]}
        title="New application"
        ruled
      />
      <Content narrow>
        <div className="pt-6">
          <NewApplicationForm connectors={connectors} />
        </div>
      </Content>
    </>
  );
}
