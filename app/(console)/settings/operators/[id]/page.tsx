import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { getOperator, listOpenSessions, type OperatorRow } from "@/lib/operators/operator.queries";
import { ROLE_SAYS } from "@/lib/operators/operator.rules";
import { found } from "../../_components/found";
import { OperatorActs } from "../../_components/operator-acts";
import { RoleForm } from "../../_components/role-form";

export const metadata: Metadata = { title: "Operator" };

/** One operator: role, way in, open sessions, and the acts that take each away. */
export default async function OperatorPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  if (!isId("operator", id)) notFound();
  const operator = await found(getOperator(actor, id));
  const sessions = await listOpenSessions(actor, id);
  const isSelf = operator.id === actor.id;
  return (
    <>
      <PageHeader
        ruled
        crumbs={[{ href: "/settings/operators", label: "Operators" }]}
        title={operator.name}
        facts={[
          operator.role,
          operator.email,
          ...(operator.isDisabled ? ["disabled"] : []),
          ...(isSelf ? ["you"] : []),
        ]}
        actions={
          <OperatorActs
            {...{ id, isSelf, name: operator.name, isDisabled: operator.isDisabled, isDemo: operator.isDemo }}
          />
        }
      />
      <Content narrow>
        <Section title="General">
          <DescriptionList ruled items={facts(operator)} />
        </Section>
        {isSelf ? null : (
          <Section title="Role" note="Another role takes effect at once, and ends the open sessions.">
            <RoleForm operatorId={id} role={operator.role} />
          </Section>
        )}
        <Section title="Open sessions">
          {sessions.length === 0 ? (
            <p className="small muted">Not signed in anywhere.</p>
          ) : (
            <PlainTable
              caption="Open sessions"
              rows={sessions}
              rowKey={(row) => row.id}
              columns={[
                { key: "since", header: "Signed in (UTC)", cell: (row) => <Time at={row.createdAt} /> },
                { key: "seen", header: "Last seen (UTC)", cell: (row) => <Time at={row.lastSeenAt} /> },
                { key: "from", header: "From", cell: (row) => row.address ?? "unknown" },
                {
                  key: "with",
                  header: "With",
                  wrap: true,
                  priority: "wide",
                  cell: (row) => row.userAgent ?? "unknown",
                },
              ]}
            />
          )}
        </Section>
      </Content>
    </>
  );
}

function facts(operator: OperatorRow) {
  return [
    { term: "May", value: ROLE_SAYS[operator.role] },
    {
      term: "Signs in by",
      value: operator.isDemo ? "one click, in the demo" : operator.hasPassword ? "e-mail and password" : "nothing yet",
    },
    { term: "Last seen", value: operator.lastSeenAt ? <Time at={operator.lastSeenAt} /> : "never" },
    { term: "Added", value: <Time at={operator.createdAt} /> },
  ];
}
