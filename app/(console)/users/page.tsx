import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { parseTableQuery, type SearchParams } from "@/components/data-table/table-url";
import { thatMatch } from "@/components/data-table/that-match";
import { EmptyState } from "@/components/feedback/empty-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { createUser } from "@/lib/users/create-user";
import { listDepartments, listUsers } from "@/lib/users/user.queries";
import { ExportLinks } from "../_lists/export-links";
import { pageOf, tablePageOf } from "../_lists/page-of";
import { USER_COLUMNS } from "./_components/user-columns";
import { filterOf, sortOf, USER_TABLE, userFilters } from "./_components/user-table";

export const metadata: Metadata = { title: "Users" };

/** Everybody known here, people and service users, with what each holds and whether he could get a token. */
export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  const query = parseTableQuery("/users", await searchParams, USER_TABLE);
  const [list, departments] = await Promise.all([
    listUsers(actor, filterOf(query), pageOf(query), sortOf(query)),
    listDepartments(actor),
  ]);
  const mayCreate = mayDo(createUser, actor);
  const isNarrowed = query.q !== "" || Object.keys(query.filters).length > 0;
  return (
    <>
      <PageHeader
        title="Users"
        facts={[
          <>
            <b>
              {list.total.toLocaleString("en-GB")}
              {list.totalIsExact ? "" : "+"}
            </b>{" "}
            {list.total === 1 ? "user" : "users"}
            {isNarrowed ? thatMatch(list.total) : ", known once whatever the vendors call them"}
          </>,
        ]}
        actions={
          mayCreate ? (
            <>
              <LinkButton href="/imports/new?kind=users">Import</LinkButton>
              <LinkButton href="/users/new" look="primary" icon="plus">
                New user
              </LinkButton>
            </>
          ) : null
        }
      />
      <Content flush>
        <DataTable
          caption="Users"
          many="users"
          columns={USER_COLUMNS}
          rows={list.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/users/${row.id}`}
          query={query}
          page={tablePageOf(list)}
          search={{ label: "Find by name, e-mail or code" }}
          filters={userFilters(departments)}
          toolbarEnd={<ExportLinks actor={actor} list="users" query={query} />}
          firstUse={
            <EmptyState
              title="No user is known yet."
              actions={mayCreate ? <LinkButton href="/users/new">New user</LinkButton> : null}
            >
              Users are read from a system, or added here with the user code that they have there.
            </EmptyState>
          }
        />
      </Content>
    </>
  );
}
