import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { ActionButton } from "@/components/form/action-button";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { pauseSystem } from "@/lib/systems/pause-system";
import { replaceCredential } from "@/lib/systems/replace-credential";
import { getSystem, type SystemDetail } from "@/lib/systems/system.queries";
import { testSystem } from "@/lib/systems/test-system";
import { LiveRefresh } from "../../_live/live-refresh";
import { CredentialForm } from "../_components/credential-form";
import { HealthChip } from "../_components/health-chip";
import { PauseDialog } from "../_components/pause-dialog";
import { ProbeList } from "../_components/probe-list";
import { resumeSystemAction, testSystemAction } from "../actions";

export const metadata: Metadata = { title: "System" };

const SECRET_WORDS: Readonly<Record<string, string>> = {
  token: "Token of our app connector",
  environment_key: "Environment key",
};

function facts(system: SystemDetail) {
  return [
    { term: "Vendor", value: system.vendor === "afas" ? "AFAS Profit" : system.vendor },
    { term: "Kind", value: system.environment },
    { term: "REST address", value: <span className="mono">{system.restUrl}</span> },
    ...(system.soapUrl ? [{ term: "SOAP address", value: <span className="mono">{system.soapUrl}</span> }] : []),
    { term: "Approved hosts", value: <span className="mono">{system.approvedHost}</span> },
    { term: "Users are read from", value: system.settings.usersConnector ?? "Profit_Users" },
    { term: "Groups are read from", value: system.settings.userGroupsConnector ?? "Profit_UserGroups" },
    {
      term: "Token texts",
      value:
        system.custody === "keep"
          ? "Kept sealed, so that a token can be revoked by API"
          : "Forgotten once shown; revoking becomes a hand task",
    },
  ];
}

/** One system: whether it answers, what its credential may do, its addresses, and pausing what goes to it. */
export default async function SystemPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  if (!isId("system", id)) notFound();
  const system = await getSystem(actor, id).catch(() => notFound());
  const mayPause = mayDo(pauseSystem, actor);
  return (
    <>
      <LiveRefresh when={Boolean(system.probe?.askedAt)} />
      <PageHeader
        ruled
        crumbs={[{ href: "/systems", label: "Systems" }]}
        title={system.name}
        facts={[
          <HealthChip key="health" system={system} />,
          <>{system.queue} in the queue</>,
          system.healthNote ?? "answers as expected",
        ].slice(0, system.health === "unknown" ? 2 : 3)}
        actions={
          <>
            <LinkButton href={`/changes?system=${system.id}`}>Its deliveries</LinkButton>
            {system.state === "active" && mayPause ? (
              <PauseDialog systemId={system.id} name={system.name} reasons={REASONS} />
            ) : null}
            {system.state === "paused" && mayPause ? (
              <ActionButton
                look="primary"
                action={resumeSystemAction}
                input={{ systemId: system.id }}
                doneWords="Resumed"
              >
                Resume deliveries
              </ActionButton>
            ) : null}
          </>
        }
      />
      <Content>
        {system.state === "paused" ? (
          <div className="pt-4">
            <Banner tone="warning" title="Deliveries are paused.">
              {system.stateReason}, since <Time at={system.stateSince} /> UTC. What is decided waits in order and
              nothing is lost.
            </Banner>
          </div>
        ) : null}
        <div className="cols cols--even">
          <Section title="Overview">
            <DescriptionList items={facts(system)} ruled />
          </Section>
          <div>
            <Section
              title="Test"
              more={
                mayDo(testSystem, actor) ? (
                  <ActionButton size="sm" action={testSystemAction} input={{ systemId: system.id }} doneWords="Asked">
                    Test now
                  </ActionButton>
                ) : null
              }
            >
              <ProbeList probe={system.probe} provedAt={system.provedAt} />
            </Section>
            <Section title="Credential">
              <ul className="rows">
                {system.secrets.map((secret) => (
                  <li key={secret.field}>
                    <span className="grow">{SECRET_WORDS[secret.field] ?? secret.field}</span>
                    <span className="muted">
                      set <Time at={secret.setAt} />
                    </span>
                  </li>
                ))}
                {system.secrets.length === 0 ? (
                  <li className="muted">Nothing is stored. Deliveries can’t be sent.</li>
                ) : null}
              </ul>
              {mayDo(replaceCredential, actor) ? <CredentialForm systemId={system.id} vendor={system.vendor} /> : null}
            </Section>
          </div>
        </div>
      </Content>
    </>
  );
}
