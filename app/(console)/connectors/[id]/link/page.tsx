import type { Metadata } from "next";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { listLinkChoices } from "@/lib/connectors/link-choice.queries";
import { linkConnector } from "@/lib/connectors/link-connector";
import { mayDo } from "@/lib/gate/authorise";
import { LinkForm } from "../../_components/link-form";
import { readConnector } from "../../_components/read-connector";

export const metadata: Metadata = { title: "Link to a group" };

/** Which group may use this connector, with an exact preview before it changes. */
export default async function LinkPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const choices = await listLinkChoices(actor, connector.systemId);
  return (
    <Content>
      <Section title="Link to a group">
        {mayDo(linkConnector, actor) ? (
          <LinkForm
            connector={{ id: connector.id, name: connector.name, groupId: connector.group?.id ?? null }}
            choices={choices}
          />
        ) : (
          <p className="small">Your role may not change app connectors.</p>
        )}
      </Section>
    </Content>
  );
}
