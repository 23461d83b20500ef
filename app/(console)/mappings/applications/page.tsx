import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams, type TableSpec } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { listApplications } from "@/lib/applications/application.queries";
import { KEY_SHAPE_WORDS } from "@/lib/applications/application.rules";
import type { ApplicationRow } from "@/lib/applications/application-views.rules";
import { createApplication } from "@/lib/applications/create-application";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { pageOf, tablePageOf } from "../../_lists/page-of";
import { MappingHead } from "../_components/mapping-head";

export const metadata: Metadata = { title: "Host applications" };

const TABLE: TableSpec = { filters: ["retired"] };

const COLUMNS: readonly Column<ApplicationRow>[] = [
  {
    key: "name",
    header: "Application",
    cell: (row) => (
      <>
        {row.name} {row.retiredAt ? <span className="muted">retired</span> : null}
      </>
    ),
  },
  { key: "owner", header: "Owner", priority: "tablet", cell: (row) => row.owner },
  { key: "shape", header: "Its keys are", priority: "wide", cell: (row) => KEY_SHAPE_WORDS[row.keyShape].label },
  { key: "connectors", header: "May ask for", wrap: true, cell: (row) => row.connectorNames.join(", ") },
  {
    key: "mappings",
    header: "Keys mapped",
    align: "end",
    cell: (row) => <span className="num">{row.mappings.toLocaleString("en-GB")}</span>,
  },
  {
    key: "keys",
    header: "Keys to Gatehouse",
    align: "end",
    cell: (row) => <span className="num">{row.workingKeys === 0 ? "none works" : row.workingKeys}</span>,
  },
  {
    key: "used",
    header: "Last used",
    align: "end",
    priority: "tablet",
    cell: (row) => <span className="muted">{row.lastUsedAt ? <Time at={row.lastUsedAt} /> : "never"}</span>,
  },
];

/** The host applications that may ask for their users' tokens, with what they may ask for and how many keys they have. */
export default async function ApplicationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/mappings/applications", await searchParams, TABLE);
  const withRetired = query.filters.retired?.[0] === "yes";
  const list = await listApplications(actor, { q: query.q, withRetired }, pageOf(query));
  return (
    <>
      <MappingHead
        actor={actor}
        actions={
          mayDo(createApplication, actor) ? (
            <LinkButton href="/mappings/applications/new" look="primary" icon="plus">
              New application
            </LinkButton>
          ) : null
        }
      />
      <Content flush>
        <DataTable
          caption="Host applications"
          many="applications"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/mappings/applications/${row.id}`}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find an application", placeholder: "Find an application" }}
          filters={[
            { key: "retired", label: "Retired", single: true, options: [{ value: "yes", label: "Shown too" }] },
          ]}
          firstUse={
            <EmptyState title="No host application yet.">
              A host application asks Gatehouse at run time for the token of its user. Add one, give it a key, and map
              its users.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}
