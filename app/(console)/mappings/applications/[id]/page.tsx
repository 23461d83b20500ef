import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { getApplication } from "@/lib/applications/application.queries";
import { KEY_SHAPE_WORDS } from "@/lib/applications/application.rules";
import { changeApplication } from "@/lib/applications/change-application";
import { makeApplicationKey } from "@/lib/applications/make-application-key";
import { retireApplication } from "@/lib/applications/retire-application";
import { revokeApplicationKey } from "@/lib/applications/revoke-application-key";
import { rotateApplicationKey } from "@/lib/applications/rotate-application-key";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { found } from "../../../tokens/_components/found";
import { RetireApplication } from "../_components/application-acts";
import { KeyTable } from "../_components/key-table";

export const metadata: Metadata = { title: "Host application" };

/** One host application: who answers for it, what it may ask for and from where, and its keys to Gatehouse. */
export default async function ApplicationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const application = await found(getApplication(actor, (await params).id));
  const { id, name, retiredAt, mappings, keys } = application;
  const page = `/mappings/applications/${id}`;
  const stands = retiredAt === null;
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/mappings", label: "Mappings" },
          { href: "/mappings/applications", label: "Applications" },
        ]}
        title={name}
        facts={[
          <Link key="table" href={`/mappings?application=${id}`}>
            <b>{mappings.toLocaleString("en-GB")}</b> {mappings === 1 ? "key" : "keys"} mapped
          </Link>,
          <>
            added <Time at={application.createdAt} as="day" />
          </>,
        ]}
        actions={
          stands ? (
            <>
              {mayDo(retireApplication, actor) ? (
                <RetireApplication application={{ id, name, mappings }} reasons={REASONS} />
              ) : null}
              {mayDo(changeApplication, actor) ? <LinkButton href={`${page}/change`}>Change</LinkButton> : null}
              {mayDo(makeApplicationKey, actor) ? (
                <LinkButton href={`${page}/keys/new`} look="primary" icon="key-round">
                  Make key
                </LinkButton>
              ) : null}
            </>
          ) : null
        }
        ruled
      />
      <Content>
        <div className="narrow grid gap-6 pt-6">
          {retiredAt ? (
            <Banner tone="warning" icon="lock" title={`${name} is retired.`}>
              Since <Time at={retiredAt} /> every request of it is refused. Its mappings stay to be read.
            </Banner>
          ) : keys.some(({ state }) => state === "working" || state === "ending") ? null : (
            <Banner tone="warning" title="No key of it works.">
              Without one, {name} can ask for nothing.{" "}
              {mayDo(makeApplicationKey, actor) ? "" : "An owner can make one."}
            </Banner>
          )}
          <DescriptionList
            ruled
            items={[
              { term: "Owner", value: application.owner ?? <span className="muted">nobody</span> },
              { term: "Purpose", value: application.purpose ?? <span className="muted">not written down</span> },
              {
                term: "Its keys are",
                value: (
                  <>
                    {KEY_SHAPE_WORDS[application.keyShape].label}{" "}
                    <span className="muted">
                      as <span className="mono">{KEY_SHAPE_WORDS[application.keyShape].example}</span>
                    </span>
                  </>
                ),
              },
              {
                term: "May ask for",
                value:
                  application.connectors.length > 0 ? (
                    application.connectors.map((connector) => (
                      <span key={connector.id} className="me-4 inline-block">
                        <Link href={`/connectors/${connector.id}`}>{connector.name}</Link>{" "}
                        <span className="muted">{connector.systemName}</span>
                      </span>
                    ))
                  ) : (
                    <span className="muted">nothing</span>
                  ),
              },
              {
                term: "May ask from",
                value:
                  application.addresses.length > 0 ? (
                    <span className="mono leading-5">{application.addresses.join(", ")}</span>
                  ) : (
                    <span className="muted">anywhere</span>
                  ),
              },
            ]}
          />
        </div>
        <Section title="Keys to Gatehouse" note="each was shown once, when it was made">
          {keys.length > 0 ? (
            <KeyTable
              application={application}
              mayRotate={stands && mayDo(rotateApplicationKey, actor)}
              mayRevoke={mayDo(revokeApplicationKey, actor)}
            />
          ) : (
            <p className="small muted">None was made yet.</p>
          )}
        </Section>
      </Content>
    </>
  );
}
