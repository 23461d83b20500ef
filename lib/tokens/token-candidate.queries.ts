import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { EndpointRef } from "@/lib/upstreams/effects";
import { PROFILES } from "@/lib/upstreams/profiles";
import { type RequestFacts, requestRefusals } from "./token-request.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

/** One account that a token could be for, with what still stands in the way. */
export type Candidate = {
  accountId: string;
  userName: string;
  userCode: string;
  email: string | null;
  missing: string[];
};
export type ConnectorChoice = {
  id: string;
  name: string;
  systemName: string;
  /** The key of the vendor, for its profile. */
  vendorKey: string;
  isBlocked: boolean;
  hasApiKey: boolean;
  /** What it may call, where a token's scope can be narrower than that. */
  endpoints: EndpointRef[];
};

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

const SCOPED = Object.keys(PROFILES).filter((vendor) => PROFILES[vendor]?.tokenScope);

/** The connectors that a token can be for, by name. */
export async function listConnectorChoices(actor: Reader): Promise<ConnectorChoice[]> {
  check(actor);
  return queryRows<ConnectorChoice>(
    db,
    Prisma.sql`
      select c.id, c.name, s.name as "systemName", s.vendor as "vendorKey", c.api_key_secret_id is not null as "hasApiKey",
             case when s.vendor = any(${SCOPED}::text[]) then coalesce((
               select jsonb_agg(jsonb_build_object('kind', e.kind, 'name', e.name) order by e.kind, lower(e.name))
               from endpoint e where e.connector_id = c.id and e.valid_to is null), '[]') else '[]' end as endpoints,
             exists (select 1 from block b where b.subject_id = c.id and b.valid_to is null
                     and (b.until is null or b.until > now())) as "isBlocked"
      from connector c join system s on s.id = c.system_id
      where c.retired_at is null order by lower(c.name), c.id limit 500`,
  );
}

type Raw = Omit<Candidate, "missing"> & Omit<RequestFacts, "isLabelTaken" | "isBlocked">;

/** Up to twenty accounts of the connector's system that match, members first, each with what it lacks; by id, that one alone. */
export async function findCandidates(
  actor: Reader,
  connectorId: string,
  wanted: { q: string } | { accountId: string },
): Promise<Candidate[]> {
  check(actor);
  if (!isId("connector", connectorId)) throw new DomainError("not_found");
  const match =
    "q" in wanted
      ? Prisma.sql`position(${wanted.q.trim().toLowerCase()} in u.search_text) > 0`
      : Prisma.sql`a.id = ${wanted.accountId}`;
  const rows = await queryRows<Raw>(
    db,
    Prisma.sql`
      select a.id as "accountId", u.name as "userName", a.remote_id as "userCode", coalesce(a.email, u.email) as email,
             s.vendor, a.windows, a.insite, a.attributes, c.name as "connectorName", g.code as "groupCode",
             c.api_key_secret_id is not null as "hasApiKey",
             coalesce(g.kind = 'everybody', false) or m.id is not null as "isMember"
      from connector c
      join system s on s.id = c.system_id
      join account a on a.system_id = c.system_id and a.valid_to is null
      join app_user u on u.id = a.user_id
      left join connector_link l on l.connector_id = c.id and l.valid_to is null
      left join user_group g on g.id = l.group_id
      left join membership m on m.group_id = g.id and m.account_id = a.id and m.valid_to is null
      where c.id = ${connectorId} and c.retired_at is null and ${match}
      order by "isMember" desc, lower(u.name), a.id limit 20`,
  );
  return rows.map(({ accountId, userName, userCode, email, ...facts }) => ({
    ...{ accountId, userName, userCode, email },
    missing: requestRefusals({ ...facts, userName, email, isLabelTaken: false, isBlocked: false }).map(
      ({ says }) => says,
    ),
  }));
}
