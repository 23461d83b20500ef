import type { Metadata } from "next";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { changeConnector } from "@/lib/connectors/change-connector";
import { mayDo } from "@/lib/gate/authorise";
import { ChangeForm } from "../../_components/change-form";
import { readConnector } from "../../_components/read-connector";

export const metadata: Metadata = { title: "Change connector" };

/** The form of this name; whoever may not send it gets a sentence instead. */
export default async function ChangePage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const { id, version, name, owner, purpose, tokenValidityDays, systemName } = connector;
  return (
    <Content>
      <Section title="Change connector">
        {mayDo(changeConnector, actor) ? (
          <ChangeForm connector={{ id, version, name, owner, purpose, tokenValidityDays, systemName }} />
        ) : (
          <p className="small">Your role may not change app connectors.</p>
        )}
      </Section>
    </Content>
  );
}
