import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { getIdentity } from "@/lib/identities/identity.queries";
import { pointIdentity } from "@/lib/identities/point-identity";
import { unlinkIdentity } from "@/lib/identities/unlink-identity";
import { found } from "../../../tokens/_components/found";
import {
  groupLink,
  PEOPLE_COLUMNS,
  PERIOD_COLUMNS,
  personLink,
  SIBLING_COLUMNS,
} from "../_components/identity-columns";
import { ProblemList } from "../_components/problem-marks";
import { UnlinkIdentity } from "../_components/unlink-identity";

export const metadata: Metadata = { title: "External id" };

/** One external id: what it stands for, which other ids are the same company, and who is bound to it. */
export default async function IdentityPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const identity = await found(getIdentity(actor, (await params).id));
  const { id, externalId, systemName, commonId, name, groupId, others, persons, history, problems, people } = identity;
  const pointed = mayDo(pointIdentity, actor) ? (
    <LinkButton href={`/mappings/identities/${id}/point`} icon="git-merge">
      {commonId === null ? "Link" : "Point elsewhere"}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/mappings/identities", label: "Identities" }]}
        title={externalId}
        facts={[systemName, name]}
        actions={pointed}
        ruled
      />
      <Content>
        <Section title="Stands for" more={groupId ? groupLink(groupId) : undefined}>
          <ProblemList problems={problems} />
          <DescriptionList
            items={[
              { term: "Common identity id", value: commonId ? <span className="code">{commonId}</span> : "none" },
              { term: "Name", value: name },
              { term: "People", value: people.toLocaleString("en-GB") },
            ]}
          />
        </Section>
        <Section title="The same company elsewhere" note="Other external ids of this common identity id">
          {others.length > 0 ? (
            <PlainTable
              caption="Other external ids"
              columns={SIBLING_COLUMNS}
              rows={others}
              rowKey={(row) => row.id}
              rowHref={(row) => `/mappings/identities/${row.id}`}
            />
          ) : (
            <p className="small muted">No other external id stands for it.</p>
          )}
        </Section>
        <Section title="People" note="Joined by e-mail; they see what is sent for any of these ids">
          {persons.length > 0 ? (
            <PlainTable
              caption="People bound to this company"
              columns={PEOPLE_COLUMNS.map((column) => ({ ...column, sortable: false }))}
              rows={persons}
              rowKey={(row) => row.userId}
              rowHref={personLink}
            />
          ) : (
            <p className="small muted">Nobody is bound to it.</p>
          )}
          {persons.length < people ? <p className="small muted pt-2">The first {persons.length} of them.</p> : null}
        </Section>
        <Section title="History">
          <PlainTable caption="What it stood for" columns={PERIOD_COLUMNS} rows={history} rowKey={(row) => row.id} />
        </Section>
        {mayDo(unlinkIdentity, actor) ? (
          <div className="pt-6">
            <UnlinkIdentity identity={identity} reasons={REASONS} />
          </div>
        ) : null}
      </Content>
    </>
  );
}
