import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { lackingOf } from "@/lib/access/prerequisite.rules";
import { requireActor } from "@/lib/auth/session";
import { mayDo } from "@/lib/gate/authorise";
import { listAccountSystems } from "@/lib/users/account-systems.queries";
import { createAccount } from "@/lib/users/create-account";
import type { AccountView } from "@/lib/users/user-views.rules";
import { VendorStamp } from "../../../tokens/_components/vendor-stamp";
import { RecordAccountForm } from "../../_components/account-form";
import { readUser } from "../../_components/read-user";
import { BlockChip, Ready } from "../../_components/user-state";

export const metadata: Metadata = { title: "Accounts of a user" };

const COLUMNS: readonly Column<AccountView>[] = [
  { key: "system", header: "System", cell: (row) => row.systemName },
  { key: "code", header: "Name there", cell: (row) => <span className="mono wrap-anywhere">{row.userCode}</span> },
  {
    key: "email",
    header: "E-mail",
    priority: "wide",
    cell: (row) => row.email ?? <span className="muted">the user’s own</span>,
  },
  {
    key: "ready",
    header: "Ready",
    cell: (row) => <Ready missing={lackingOf(row.prerequisites)} hasAccount />,
  },
  { key: "state", header: "State", cell: (row) => <BlockChip block={row.block} /> },
  {
    key: "since",
    header: "Since",
    priority: "wide",
    cell: (row) => (
      <span className="muted">
        <Time at={row.since} as="day" />
        {row.by ? `, ${row.by}` : ""}
      </span>
    ),
  },
  { key: "vendor", header: "At the vendor", cell: (row) => <VendorStamp side={row.vendor} /> },
];

/** Who a user is in each system, and the form to record one more. */
export default async function AccountsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const user = await readUser((await params).id);
  const mayRecord = mayDo(createAccount, actor);
  const systems = mayRecord ? await listAccountSystems(actor) : [];
  return (
    <Content>
      <Section title="Accounts" note={user.externalRef ? `reference ${user.externalRef}` : undefined}>
        {user.accounts.length === 0 ? (
          <EmptyState title="No account is recorded.">
            Without an account in a system nobody can be in its groups or hold a token.
          </EmptyState>
        ) : (
          <PlainTable
            caption={`Accounts of ${user.name}`}
            columns={COLUMNS}
            rows={user.accounts}
            rowKey={(row) => row.id}
            rowHref={() => `/users/${user.id}/applications`}
            bleed
          />
        )}
      </Section>
      {mayRecord ? (
        <Section title="Record an account">
          {systems.length === 0 ? (
            <p className="small muted">No system is connected yet.</p>
          ) : (
            <RecordAccountForm key={user.accounts.length} userId={user.id} systems={systems} />
          )}
        </Section>
      ) : null}
    </Content>
  );
}
