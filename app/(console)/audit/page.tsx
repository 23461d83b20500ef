import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { FilterDefinition } from "@/components/data-table/filters";
import { keptHref, parseTableQuery, type SearchParams, type TableQuery } from "@/components/data-table/table-url";
import { thatMatch } from "@/components/data-table/that-match";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { getEvent, listEvents } from "@/lib/audit/audit.queries";
import { AUDIT_FAMILIES, type AuditFilter, type AuditRow } from "@/lib/audit/audit-views.rules";
import { requireActor } from "@/lib/auth/session";
import { canRead } from "@/lib/core/permissions";
import { formatMoment } from "@/lib/core/time";
import { readActors, readChainState } from "@/lib/home/evidence.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { EventDrawer } from "./_components/event-drawer";
import { EventSentence } from "./_components/event-sentence";

export const metadata: Metadata = { title: "Audit log" };

const KEYS = ["actor", "family", "outcome", "change", "subject", "about", "from", "to"];

const COLUMNS: readonly Column<AuditRow>[] = [
  {
    key: "at",
    header: "Time, UTC",
    cell: (row) => (
      <time className="nowrap" dateTime={row.at.toISOString()}>
        {formatMoment(row.at)}:{row.at.toISOString().slice(17, 19)}
      </time>
    ),
  },
  { key: "what", header: "What", wrap: true, cell: (row) => <EventSentence parts={row.sentence} /> },
  {
    key: "outcome",
    header: "Outcome",
    priority: "tablet",
    cell: (row) => (row.outcome === "done" ? null : row.outcome === "denied" ? "refused" : "failed"),
  },
  { key: "why", header: "Reason", priority: "wide", wrap: true, cell: (row) => row.reason },
  { key: "seq", header: "Seq", align: "end", priority: "wide", cell: (row) => row.seq.toLocaleString("en-GB") },
];

const dayOf = (text: string | undefined, addDays = 0): Date | undefined => {
  const time =
    text && /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time + addDays * 86_400_000);
};

function filterOf(query: TableQuery): AuditFilter {
  const one = (key: string): string | undefined => query.filters[key]?.[0];
  const outcome = one("outcome");
  const [actorId, family, changeId, subjectId, aboutId] = ["actor", "family", "change", "subject", "about"].map(one);
  const [from, to] = [dayOf(one("from")), dayOf(one("to"), 1)];
  return {
    ...(query.q ? { q: query.q } : {}),
    ...(actorId ? { actorId } : {}),
    ...(family ? { family } : {}),
    ...(changeId ? { changeId } : {}),
    ...(subjectId ? { subjectId } : {}),
    ...(aboutId ? { aboutId } : {}),
    ...(outcome === "done" || outcome === "denied" || outcome === "failed" ? { outcome } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
}

/** The whole trail, the newest first, each event a sentence; one opened with its proof. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/audit", await searchParams, { filters: KEYS, kept: ["event"] });
  const eventSeq = query.kept.event;
  const [list, lag, actors, event] = await Promise.all([
    listEvents(actor, filterOf(query), pageOf(query)),
    readChainState(actor),
    readActors(actor),
    eventSeq ? getEvent(actor, eventSeq).catch(() => null) : null,
  ]);
  const filters: FilterDefinition[] = [
    { key: "actor", label: "Who", single: true, options: actors.map(({ id, name }) => ({ value: id, label: name })) },
    {
      key: "family",
      label: "Kind",
      single: true,
      options: AUDIT_FAMILIES.map((family) => ({ value: family, label: family.replaceAll("_", " ") })),
    },
    {
      key: "outcome",
      label: "Outcome",
      single: true,
      options: [
        { value: "done", label: "Done" },
        { value: "denied", label: "Refused" },
        { value: "failed", label: "Failed" },
      ],
    },
  ];
  const linkOf = (seq: number): string => keptHref(query, "event", String(seq));
  return (
    <>
      <PageHeader
        title="Audit log"
        facts={[
          <>
            <b>{list.total.toLocaleString("en-GB")}</b> {list.total === 1 ? "event" : "events"}
            {query.q || Object.keys(query.filters).length > 0 ? thatMatch(list.total) : ""}
          </>,
          lag.checkpointAt ? (
            <>
              signed to event {lag.checkpointSeq.toLocaleString("en-GB")} at {formatMoment(lag.checkpointAt)} UTC
            </>
          ) : (
            "no checkpoint is signed yet"
          ),
          <>{lag.events.toLocaleString("en-GB")} since</>,
        ]}
        actions={
          canRead(actor.role, "audit.export") ? (
            <a className="btn" href="/api/internal/audit/export" download>
              Export for verifying
            </a>
          ) : null
        }
      />
      <Content flush>
        <DataTable
          caption="Audit log"
          many="events"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => String(row.seq)}
          rowHeader="what"
          rowHref={(row) => linkOf(row.seq)}
          openKey={eventSeq ?? null}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find by person, object or reason", placeholder: "Find by person, object or reason" }}
          filters={filters}
          toolbarEnd={<ExportLinks actor={actor} list="audit" query={query} />}
          firstUse={
            <EmptyState title="Nothing happened yet.">
              Every act of a person and every word of a vendor appears here, and stays.
            </EmptyState>
          }
        />
      </Content>
      {event ? <EventDrawer event={event} closeHref={keptHref(query, "event", null)} linkOf={linkOf} /> : null}
    </>
  );
}
