import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { listTokens } from "@/lib/tokens/token.queries";
import { pageOf, tablePageOf } from "../../../_lists/page-of";
import { LiveRefresh } from "../../../_live/live-refresh";
import { tokenColumns } from "../../../tokens/_components/token-columns";
import { filterOf, STATUS_FILTER, sortOf, TOKEN_TABLE } from "../../../tokens/_components/token-table";
import { readUser } from "../../_components/read-user";

export const metadata: Metadata = { title: "Tokens of a user" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** The tokens of one user, in every state; each can be revoked from its row. */
export default async function UserTokensPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const query = parseTableQuery(`/users/${user.id}/tokens`, await searchParams, TOKEN_TABLE);
  const list = await listTokens(actor, { ...filterOf(query), userId: user.id }, pageOf(query), sortOf(query));
  const columns = tokenColumns({ mayRevoke: mayDo(revokeToken, actor), reasons: REASONS });
  return (
    <Content flush>
      <LiveRefresh when={list.rows.some(({ status }) => status === "revoking")} />
      <DataTable
        caption={`Tokens of ${user.name}`}
        many="tokens"
        columns={columns.filter(({ key }) => key !== "user")}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/tokens/${row.id}`}
        query={query}
        page={tablePageOf(list)}
        search={{ label: "Find by label or last four" }}
        filters={[STATUS_FILTER]}
        firstUse={
          <EmptyState title="No token was issued to this user yet.">
            A token lets a member of a connector’s group use it from one device.
          </EmptyState>
        }
      />
    </Content>
  );
}
