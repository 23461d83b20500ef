import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { type ApiReference, type CallView, readApiReference } from "@/lib/doors/api-reference.queries";
import { listAccountSystems } from "@/lib/users/account-systems.queries";
import { ResolveSections } from "./_components/resolve-sections";
import { ScimGuide } from "./_components/scim-guide";

export const metadata: Metadata = { title: "API" };

/** What a program may ask and do, from the registry itself: nothing is here that isn't there, and the other way round. */
export default async function ApiPage() {
  const actor = await requireActor();
  const { origin, readings, operations, problems, limits } = readApiReference(actor);
  const systems = await listAccountSystems(actor);
  return (
    <>
      <PageHeader
        title="API"
        facts={[
          <>
            <b>{readings.length}</b> lists and questions
          </>,
          <>
            <b>{operations.length}</b> operations
          </>,
        ]}
        actions={
          <LinkButton icon="download" href="/api/v1/openapi.json">
            OpenAPI document
          </LinkButton>
        }
      />
      <Content>
        <Section title="How to call it">
          <p>
            A program shows its key: <code className="mono">Authorization: Bearer gth_key_…</code>. A key has the rights
            of its role, and everything that it does stands in the audit log under its name.
          </p>
          <p>
            Every operation goes through the same gate as the screens. <code className="mono">?plan=1</code> previews it
            and changes nothing; <code className="mono">Idempotency-Key</code> makes a repeated call one change;{" "}
            <code className="mono">Confirm-Count</code> says how many people or tokens you know it hits.
          </p>
        </Section>
        <Section title="An example" note="the first 25 blocked app connectors, by name">
          <pre className="mono small mb-2 whitespace-pre-wrap">
            <code>{`curl -H "Authorization: Bearer $GATEHOUSE_KEY" \\\n  "${origin}/api/v1/connectors?state=blocked&limit=25"`}</code>
          </pre>
          <p>
            A list answers <code className="mono">rows</code> and <code className="mono">next</code>; give{" "}
            <code className="mono">next</code> as <code className="mono">after</code> for the page that follows, until
            it is null. The filters are those of the screen, with the same names.
          </p>
        </Section>
        <Section title="Limits">
          <DescriptionList items={limits.map(({ what, says }) => ({ term: what, value: says }))} />
        </Section>
        <Section title="Lists and questions">
          <PlainTable
            caption="Lists and questions"
            bleed
            columns={[...CALLS, ROLES]}
            rows={readings}
            rowKey={({ id }) => id}
          />
        </Section>
        <Section title="Operations">
          <PlainTable
            caption="Operations"
            bleed
            columns={[...CALLS, ROLES]}
            rows={operations}
            rowKey={({ id }) => id}
          />
        </Section>
        <Section title="Refusals" note="each is a problem document (RFC 9457); nothing was changed">
          <PlainTable caption="Refusals" bleed columns={PROBLEMS} rows={problems} rowKey={({ code }) => code} />
        </Section>
        <ResolveSections />
        <ScimGuide origin={origin} systems={systems} />
      </Content>
    </>
  );
}

const CALLS: readonly Column<CallView>[] = [
  {
    key: "call",
    header: "Call",
    wrap: true,
    cell: ({ method, address, title }) => (
      <>
        {title}
        <span className="small muted block">
          <code className="mono">
            {method} {address}
          </code>
        </span>
      </>
    ),
  },
  {
    key: "fields",
    header: "Fields",
    wrap: true,
    cell: ({ fields }) =>
      fields.length === 0 ? (
        <span className="muted">none</span>
      ) : (
        <ul>
          {fields.map(({ name, says, isRequired }) => (
            <li key={name}>
              <code className="mono">{name}</code>
              {isRequired ? "" : " (optional)"} <span className="muted">{says}</span>
            </li>
          ))}
        </ul>
      ),
  },
];

const ROLES: Column<CallView> = { key: "roles", header: "For", cell: ({ roles }) => roles.join(", ") };

const PROBLEMS: readonly Column<ApiReference["problems"][number]>[] = [
  {
    key: "code",
    header: "Code",
    cell: ({ code }) => (
      <code className="mono" id={code}>
        {code}
      </code>
    ),
  },
  { key: "status", header: "Status", cell: ({ status }) => status },
  { key: "title", header: "What it means", wrap: true, cell: ({ title }) => title },
];
