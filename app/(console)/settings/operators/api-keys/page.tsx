import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { PlainState } from "@/components/ui/chip";
import { type ApiKeyRow, listApiKeys } from "@/lib/api-keys/api-key.queries";
import { requireActor } from "@/lib/auth/session";
import { listOperators } from "@/lib/operators/operator.queries";
import { found } from "../../_components/found";
import { RevokeApiKey } from "../../_components/revoke-api-key";
import { SettingsTabs } from "../../_components/settings-tabs";

export const metadata: Metadata = { title: "API keys" };

/** The programs that may use Gatehouse's API, each with the role of its key. */
export default async function ApiKeysPage() {
  const actor = await requireActor();
  const [operators, apiKeys] = await found(Promise.all([listOperators(actor), listApiKeys(actor)]));
  const active = apiKeys.filter((key) => key.state === "active").length;
  return (
    <>
      <PageHeader
        title="API keys"
        facts={[
          <>
            <b>{active}</b> active
          </>,
        ]}
        actions={
          <>
            <LinkButton href="/settings/api">What the API can do</LinkButton>
            <LinkButton look="primary" icon="plus" href="/settings/operators/api-keys/new">
              Make API key
            </LinkButton>
          </>
        }
      />
      <SettingsTabs operators={operators.length} apiKeys={apiKeys.length} />
      <Content>
        {apiKeys.length === 0 ? (
          <EmptyState title="No program has a key yet.">
            A key lets a program do through the API what an operator of its role may do here. It is shown once.
          </EmptyState>
        ) : (
          <PlainTable caption="API keys" bleed columns={COLUMNS} rows={apiKeys} rowKey={(row) => row.id} />
        )}
      </Content>
    </>
  );
}

const TONES = { active: "ok", expired: "warn", revoked: "none" } as const;
const WORDS = { active: "Active", expired: "Expired", revoked: "Revoked" } as const;

const COLUMNS: readonly Column<ApiKeyRow>[] = [
  { key: "name", header: "Program", cell: (row) => row.name },
  {
    key: "key",
    header: "Key",
    cell: (row) => (
      <code className="mono">
        {row.prefix}…{row.lastFour}
      </code>
    ),
  },
  { key: "role", header: "Role", cell: (row) => row.role },
  { key: "state", header: "State", cell: (row) => <PlainState tone={TONES[row.state]}>{WORDS[row.state]}</PlainState> },
  {
    key: "expires",
    header: "Expires",
    align: "end",
    priority: "tablet",
    cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} as="day" /> : "never"),
  },
  {
    key: "used",
    header: "Last used",
    align: "end",
    priority: "tablet",
    cell: (row) => (row.lastUsedAt ? <Time at={row.lastUsedAt} /> : "never"),
  },
  { key: "made", header: "Made", align: "end", priority: "wide", cell: (row) => <Time at={row.createdAt} as="day" /> },
  {
    key: "act",
    header: "Act",
    align: "end",
    cell: (row) => (row.state === "revoked" ? null : <RevokeApiKey apiKeyId={row.id} name={row.name} />),
  },
];
