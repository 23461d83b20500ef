import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Content, Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/lib/auth/session";
import { changeConnector } from "@/lib/connectors/change-connector";
import { listEndpoints } from "@/lib/connectors/connector.queries";
import { retireConnector } from "@/lib/connectors/retire-connector";
import { waysAt } from "@/lib/connectors/vendor-ways.queries";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { countTokens, listTokens } from "@/lib/tokens/token.queries";
import { LiveRefresh } from "../../_live/live-refresh";
import { tokenColumns } from "../../tokens/_components/token-columns";
import { BlockedBanner, BlockedSection } from "../_components/blocked-section";
import { EndpointRows } from "../_components/endpoint-rows";
import { GeneralFacts } from "../_components/general-facts";
import { readConnector } from "../_components/read-connector";
import { RetireConnector } from "../_components/retire-connector";
import { WhoCanUse } from "../_components/who-can-use";

export const metadata: Metadata = { title: "App connector" };

const SHOWN = 5;

/** What an app connector is, whether it is open, who can use it and why not, and its latest tokens. */
export default async function ConnectorPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const connector = await readConnector(id);
  const [endpoints, tokens, counts] = await Promise.all([
    listEndpoints(actor, id),
    listTokens(actor, { connectorId: id, status: ["active", "expiring", "revoking", "code_mailed"] }, { size: 25 }),
    countTokens(actor, id),
  ]);
  const underWay = connector.vendor.status === "queued" || connector.vendor.status === "sending";
  return (
    <Content>
      <LiveRefresh when={underWay} />
      <div className="cols pt-6 xl:grid-cols-[minmax(0,1fr)_400px]">
        <div>
          <BlockedBanner connector={connector} />
          <section className="section" aria-labelledby="general">
            <h2 id="general" className="vh">
              General
            </h2>
            <GeneralFacts connector={connector} mayChange={mayDo(changeConnector, actor)} now={new Date()} />
          </section>
          <BlockedSection
            connector={connector}
            way={waysAt(connector.vendorKey, ["connector.block.v1"])["connector.block.v1"]}
          />
          {connector.retiredAt === null && mayDo(retireConnector, actor) ? (
            <RetireConnector connectorId={id} name={connector.name} reasons={REASONS} />
          ) : null}
        </div>
        <div>
          <WhoCanUse connector={connector} />
          <Section title="Endpoints" more={<Link href={`/connectors/${id}/endpoints`}>All {endpoints.length}</Link>}>
            <EndpointRows endpoints={endpoints.slice(0, SHOWN)} vendor={connector.vendorKey} />
          </Section>
        </div>
      </div>
      <Section
        title="User tokens"
        note={`${counts.working.toLocaleString("en-GB")} valid, ${counts.expiring.toLocaleString("en-GB")} expire in 30 days`}
        more={<Link href={`/connectors/${id}/tokens`}>Open the tab</Link>}
      >
        {tokens.rows.length > 0 ? (
          <PlainTable
            caption={`User tokens, latest ${SHOWN}`}
            columns={tokenColumns({ mayRevoke: mayDo(revokeToken, actor), reasons: REASONS, ofConnector: true })}
            rows={tokens.rows.slice(0, SHOWN)}
            rowKey={(row) => row.id}
            rowHref={(row) => `/tokens/${row.id}`}
            bleed
          />
        ) : (
          <p className="small muted">No token works for this connector.</p>
        )}
      </Section>
    </Content>
  );
}
