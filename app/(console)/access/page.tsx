import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { FilterDefinition } from "@/components/data-table/filters";
import { hrefOf, keptHref, parseTableQuery } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Gates } from "@/components/feedback/gates";
import { GatesLegend } from "@/components/feedback/lights-list";
import { Time } from "@/components/feedback/time";
import { Panel } from "@/components/layout/panel";
import { Split } from "@/components/layout/split";
import { explain } from "@/lib/access/access.queries";
import { type WhoCanRow, whoCan } from "@/lib/access/who-can.queries";
import type { WhoCanFilter } from "@/lib/access/who-can.store";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { AccessHead } from "./_components/access-head";
import { AskForm, ConnectorChoice, MomentField } from "./_components/ask-form";
import { type AccessParams, momentAsked, momentText, one } from "./_components/asked";
import { CopyText } from "./_components/copy-text";
import { StateWords } from "./_components/state-words";
import { verdictText, WhyBody } from "./_components/why-panel";

export const metadata: Metadata = { title: "Who has access" };

const STATE_FILTER: FilterDefinition = {
  key: "state",
  label: "Can use it",
  single: true,
  options: [
    { value: "can", label: "Yes" },
    { value: "cannot", label: "No" },
    { value: "unknown", label: "Unknown" },
  ],
};

const COLUMNS: readonly Column<WhoCanRow>[] = [
  { key: "name", header: "Name", cell: (row) => row.userName },
  { key: "code", header: "User code", priority: "wide", cell: (row) => row.accountCode },
  { key: "lights", header: "Five lights", cell: (row) => <Gates lights={row.lights} /> },
  { key: "state", header: "Can use it", wrap: true, cell: (row) => <StateWords {...row} /> },
];

/** Who can use a connector, now or at a past moment, and why or why not of the one that is opened. */
export default async function AccessPage({ searchParams }: { searchParams: Promise<AccessParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const choices = await listConnectorChoices(actor);
  const connectors = choices.map(({ id, name }) => ({ value: id, label: name }));
  const asked = one(params, "connector");
  const connectorId = asked && isId("connector", asked) ? asked : connectors[0]?.value;
  const at = momentAsked(one(params, "at"));
  const query = parseTableQuery(
    "/access",
    { ...params, ...(connectorId ? { connector: connectorId } : {}) },
    { filters: ["state"], kept: ["connector", "at", "account"] },
  );
  const form = (
    <AskForm action="/access">
      <ConnectorChoice connectors={connectors} selected={connectorId} />
      <MomentField name="at" label="As of (UTC)" value={momentText(at)} />
    </AskForm>
  );
  if (!connectorId) {
    return (
      <>
        <AccessHead view="connector">{form}</AccessHead>
        <EmptyState title="No app connector yet.">
          Who can use a connector appears here as soon as there is one.
        </EmptyState>
      </>
    );
  }
  const state = query.filters.state?.[0];
  const isState = state === "can" || state === "cannot" || state === "unknown";
  const filter: WhoCanFilter = { ...(query.q ? { q: query.q } : {}), ...(isState ? { state } : {}) };

  const accountId = query.kept.account;
  const [list, why] = await Promise.all([
    whoCan(actor, connectorId, filter, pageOf(query), at),
    accountId ? explain(actor, { accountId, connectorId }, at).catch(() => null) : null,
  ]);
  const name = connectors.find((connector) => connector.value === connectorId)?.label ?? "it";
  return (
    <>
      <AccessHead
        view="connector"
        facts={[
          <>
            <b>{list.countCan.toLocaleString("en-GB")}</b> {list.countCan === 1 ? "person" : "people"} can use {name}
          </>,
          <>
            as of <Time at={list.at} /> UTC
          </>,
          <>
            {list.counts.cannot.toLocaleString("en-GB")} can’t, {list.counts.unknown.toLocaleString("en-GB")} unknown
          </>,
        ]}
        actions={
          <ExportLinks
            actor={actor}
            list="access/who"
            query={query}
            what="Export evidence,"
            more={{ connector: connectorId, at: at?.toISOString(), state: query.filters.state ? undefined : "all" }}
          />
        }
      >
        {form}
      </AccessHead>
      <Split
        panel={
          why ? (
            <Panel
              over={`${why.user.name} · ${why.connector.name}`}
              title="Why or why not"
              closeHref={keptHref(query, "account", null)}
              actions={<CopyText text={verdictText(why)} />}
            >
              <WhyBody explanation={why} />
            </Panel>
          ) : undefined
        }
      >
        <DataTable
          caption="Who can use it"
          many="people"
          columns={COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.accountId}
          rowHref={(row) => hrefOf({ ...query, kept: { ...query.kept, account: row.accountId } })}
          openKey={accountId ?? null}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find a person", placeholder: "Find a person" }}
          filters={[STATE_FILTER]}
          notice={<GatesLegend />}
          firstUse={
            <EmptyState title="Nobody is in its group or holds a token.">
              Members of the linked group and everybody who holds or held a token appear here.
            </EmptyState>
          }
        />
      </Split>
    </>
  );
}
