import type { Metadata } from "next";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { setConnectorKeys } from "@/lib/connectors/set-connector-keys";
import { mayDo } from "@/lib/gate/authorise";
import { profileOf } from "@/lib/upstreams/profiles";
import { KeysForm } from "../../_components/change-form";
import { readConnector } from "../../_components/read-connector";

export const metadata: Metadata = { title: "Set keys" };

/** The form of this name; whoever may not send it gets a sentence instead. */
export default async function KeysPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const { id, hasApiKey, hasEnvironmentKey, systemName } = connector;
  const { connectorKey, tokens } = profileOf(connector.vendorKey);
  return (
    <Content>
      <Section title="Set keys">
        {!connectorKey ? (
          <p className="small">{systemName} issues tokens without keys of a connector.</p>
        ) : mayDo(setConnectorKeys, actor) ? (
          <KeysForm
            connector={{ id, hasApiKey, systemName }}
            ownKey={connectorKey}
            environment={tokens === "code" ? { isSet: hasEnvironmentKey } : null}
          />
        ) : (
          <p className="small">Your role may not change app connectors.</p>
        )}
      </Section>
    </Content>
  );
}
