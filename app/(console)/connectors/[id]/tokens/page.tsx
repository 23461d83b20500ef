import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { requestToken } from "@/lib/tokens/request-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { listTokens } from "@/lib/tokens/token.queries";
import { pageOf, tablePageOf } from "../../../_lists/page-of";
import { tokenColumns } from "../../../tokens/_components/token-columns";
import { filterOf, STATUS_FILTER, sortOf, TOKEN_TABLE } from "../../../tokens/_components/token-table";
import { readConnector } from "../../_components/read-connector";

export const metadata: Metadata = { title: "User tokens" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** The tokens of one connector, in every state. */
export default async function ConnectorTokensPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const connector = await readConnector((await params).id);
  const query = parseTableQuery(`/connectors/${connector.id}/tokens`, await searchParams, TOKEN_TABLE);
  const filter = { ...filterOf(query), connectorId: connector.id };
  const list = await listTokens(actor, filter, pageOf(query), sortOf(query));
  return (
    <Content flush>
      <DataTable
        caption={`User tokens of ${connector.name}`}
        many="tokens"
        columns={tokenColumns({ mayRevoke: mayDo(revokeToken, actor), reasons: REASONS, ofConnector: true })}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/tokens/${row.id}`}
        query={query}
        page={tablePageOf(list)}
        search={{ label: "Find by user, label or last four" }}
        filters={[STATUS_FILTER]}
        toolbarEnd={
          mayDo(requestToken, actor) && connector.retiredAt === null ? (
            <LinkButton href={`/tokens/new?connector=${connector.id}`} icon="plus">
              Issue token
            </LinkButton>
          ) : null
        }
        firstUse={
          <EmptyState title="No token was issued for this connector yet.">
            A member of its group gets one; each device has its own.
          </EmptyState>
        }
      />
    </Content>
  );
}
