import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { listEndpoints } from "@/lib/connectors/connector.queries";
import type { EndpointRow } from "@/lib/connectors/connector-views.rules";
import { setEndpoints } from "@/lib/connectors/set-endpoints";
import { mayDo } from "@/lib/gate/authorise";
import { profileOf } from "@/lib/upstreams/profiles";
import { ExportLinks } from "../../../_lists/export-links";
import { VendorStamp } from "../../../tokens/_components/vendor-stamp";
import { AddEndpoints } from "../../_components/endpoints-form";
import { readConnector } from "../../_components/read-connector";
import { RemoveEndpoint } from "../../_components/remove-endpoint";

export const metadata: Metadata = { title: "Endpoints" };

const COLUMNS: readonly Column<EndpointRow>[] = [
  { key: "name", header: "Name", cell: (row) => row.name },
  {
    key: "writes",
    header: "Reads or writes",
    cell: (row) => (row.canWrite ? <strong>writes</strong> : <span className="muted">reads</span>),
  },
  {
    key: "since",
    header: "Since",
    priority: "tablet",
    cell: (row) => (
      <span className="muted">
        <Time at={row.since} as="day" />
        {row.by ? `, ${row.by}` : ""}
      </span>
    ),
  },
  { key: "vendor", header: "At the vendor", cell: (row) => <VendorStamp side={row.vendor} /> },
];

/** What a connector may call, kind by kind, with the kinds’ own names at the vendor. */
export default async function EndpointsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const endpoints = await listEndpoints(actor, connector.id);
  const mayChange = mayDo(setEndpoints, actor) && connector.retiredAt === null;
  const act: Column<EndpointRow> = {
    key: "act",
    header: "Act",
    align: "end",
    cell: ({ kind, name }) => (
      <RemoveEndpoint connectorId={connector.id} connectorName={connector.name} endpoint={{ kind, name }} />
    ),
  };
  const { endpointKinds } = profileOf(connector.vendorKey);
  const kinds = endpointKinds.map(({ kind, plural }) => ({
    kind,
    plural,
    rows: endpoints.filter((endpoint) => endpoint.kind === kind),
  }));
  return (
    <Content>
      {kinds.map(({ kind, plural, rows }) => (
        <Section key={kind} title={plural} note={`${rows.length} included`}>
          {rows.length === 0 ? (
            <p className="small muted">None included.</p>
          ) : (
            <PlainTable
              caption={`${plural} of ${connector.name}`}
              columns={mayChange ? [...COLUMNS, act] : COLUMNS}
              rows={rows}
              rowKey={(row) => row.id}
              bleed
            />
          )}
        </Section>
      ))}
      <div className="row row--wrap pt-6">
        <ExportLinks actor={actor} list={`connectors/${connector.id}/endpoints`} />
      </div>
      {mayChange ? (
        <Section title="Add endpoints">
          <AddEndpoints connectorId={connector.id} kinds={endpointKinds} />
        </Section>
      ) : null}
    </Content>
  );
}
