import "server-only";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { EndpointRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { lockToken, type TokenFacts } from "./token.store";
import type { RequestFacts } from "./token-request.rules";

export type Wish = {
  accountId: string;
  connectorId: string;
  label: string;
  purpose: string | null;
  owner: string | null;
  expiresOn: Date | null;
  /** The first moment at which it works, where that is later than its issue. */
  startsOn?: Date | null;
  replacesId?: string | null;
};

/** What is true of this account and this connector now; throws `not_found` when either is gone or they belong to two systems. */
export async function loadRequestFacts(tx: Tx, wish: Wish, now: Date): Promise<RequestFacts> {
  const isShaped = isId("account", wish.accountId) && isId("connector", wish.connectorId);
  const [facts] = isShaped ? await readFacts(tx, wish, now) : [];
  if (!facts) throw new DomainError("not_found");
  return facts;
}

function readFacts(tx: Tx, { accountId, connectorId, label }: Wish, now: Date): Promise<RequestFacts[]> {
  return queryRows<RequestFacts>(
    tx,
    Prisma.sql`
      select u.name as "userName", c.name as "connectorName", g.code as "groupCode",
             coalesce(a.email, u.email) as email, s.vendor, a.windows, a.insite, a.attributes,
             c.api_key_secret_id is not null as "hasApiKey",
             coalesce(g.kind = 'everybody', false) or exists (
               select 1 from membership m where m.group_id = g.id and m.account_id = a.id and m.valid_to is null) as "isMember",
             exists (select 1 from token t where t.connector_id = c.id and lower(t.label) = lower(${label})
                     and t.revoked_at is null) as "isLabelTaken",
             exists (select 1 from block b where b.subject_id = c.id and b.valid_to is null
                     and (b.until is null or b.until > ${now})) as "isBlocked"
      from account a
      join app_user u on u.id = a.user_id
      join system s on s.id = a.system_id
      join connector c on c.id = ${connectorId} and c.system_id = a.system_id and c.retired_at is null
      left join connector_link l on l.connector_id = c.id and l.valid_to is null
      left join user_group g on g.id = l.group_id
      where a.id = ${accountId} and a.valid_to is null`,
  );
}

// Classic tokens have a last day of their own; what other vendors issue is a key that ends when it was asked to.
async function kindOf(tx: Tx, connectorId: string): Promise<"classic" | "key"> {
  const [row] = await queryRows<{ vendor: string }>(
    tx,
    Prisma.sql`select s.vendor from connector c join system s on s.id = c.system_id where c.id = ${connectorId}`,
  );
  return row && profileOf(row.vendor).tokens !== "code" ? "key" : "classic";
}

/** What a token was asked to open when it was issued; empty for all that its connector may call. */
export async function scopeOfToken(tx: Tx, tokenId: string): Promise<EndpointRef[]> {
  const [row] = await queryRows<{ scope: EndpointRef[] | null }>(
    tx,
    Prisma.sql`select effect -> 'scope' as scope from delivery
               where subject_id = ${tokenId} and effect_type = 'token.issue.v1' order by order_seq desc limit 1`,
  );
  return row?.scope ?? [];
}

/** A new token row in the state "requested", read back with its neighbours. */
export async function insertToken(
  tx: Tx,
  wish: Wish,
  made: { now: Date; changeId: string; source: "decided" | "by_hand" },
): Promise<TokenFacts> {
  const { accountId, connectorId, label, purpose, owner } = wish;
  const { expiresOn: expiresAt, startsOn: validFrom = null, replacesId = null } = wish;
  const id = newId("token");
  const { now: requestedAt, changeId: requestedIn, source } = made;
  const kind = await kindOf(tx, connectorId);
  const columns = { accountId, connectorId, label, purpose, owner, expiresAt, validFrom, replacesId };
  await tx.token.create({ data: { id, ...columns, kind, requestedAt, requestedIn, source } });
  return lockToken(tx, id);
}
