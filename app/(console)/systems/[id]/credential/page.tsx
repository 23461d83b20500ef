import type { Metadata } from "next";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { requireActor } from "@/lib/auth/session";
import { formatAgo } from "@/lib/core/time";
import { mayDo } from "@/lib/gate/authorise";
import { replaceCredential } from "@/lib/systems/replace-credential";
import { secretFieldsOf } from "@/lib/systems/secret-fields.rules";
import { CredentialEnd } from "../../_components/credential-end";
import { CredentialForm } from "../../_components/credential-form";
import { readSystem } from "../../_components/read-system";

export const metadata: Metadata = { title: "Credential" };

/** What opens a system: names and ages of its secrets, when they end, whether they worked, and replacing them. Never a text. */
export default async function CredentialPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const now = new Date();
  const labels = new Map(secretFieldsOf(system.vendor).map(({ name, label }) => [name, label]));
  return (
    <Content>
      <div className="cols cols--even">
        <div>
          <Section title="Stored, sealed" note="written once, never shown again to anyone">
            <ul className="rows border-line border-t">
              {system.secrets.map(({ field, setAt }) => (
                <li key={field}>
                  <span className="grow">{labels.get(field) ?? field}</span>
                  <span className="muted">
                    set <Time at={setAt} />, {formatAgo(setAt, now)}
                  </span>
                </li>
              ))}
              {system.secrets.length === 0 ? (
                <li className="muted">
                  {labels.size === 0
                    ? "This vendor is given no secret: nothing is sent to it."
                    : "Nothing is stored. Deliveries can’t be sent."}
                </li>
              ) : null}
            </ul>
          </Section>
          <Section title="How it stands">
            <DescriptionList
              ruled
              items={[
                { term: "Expires", value: <CredentialEnd at={system.credentialExpiresAt} now={now} /> },
                {
                  term: "Last proven",
                  value: !system.provedAt ? (
                    "never"
                  ) : system.probe?.ok ? (
                    <>
                      It worked at <Time at={system.provedAt} /> UTC
                    </>
                  ) : (
                    <>
                      It did not work at <Time at={system.provedAt} /> UTC:{" "}
                      {system.healthNote ?? "the reason is unknown"}
                    </>
                  ),
                },
              ]}
            />
          </Section>
        </div>
        <div>
          {mayDo(replaceCredential, actor) ? (
            <Section title="Replace">
              <p className="small muted">
                Make the new one at the vendor while the old one still works, replace it here, see the test pass, then
                take the old one away there. Deliveries use the new one from the next call on.
              </p>
              <CredentialForm systemId={system.id} vendor={system.vendor} />
            </Section>
          ) : (
            <p className="small muted pt-6">Only an owner replaces what opens a system.</p>
          )}
        </div>
      </div>
    </Content>
  );
}
