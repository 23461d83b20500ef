import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";
import type { KeyShape } from "./application.rules";
import {
  type ApplicationDetail,
  type ApplicationKeyRow,
  type ApplicationRow,
  keyState,
} from "./application-views.rules";

const { sql } = Prisma;

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

const COLUMNS = sql`p.id, p.name, p.owner, p.key_shape as "keyShape", p.retired_at as "retiredAt",
  (select count(*)::int from application_key k where k.application_id = p.id and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now())) as "workingKeys",
  (select max(k.last_used_at) from application_key k where k.application_id = p.id) as "lastUsedAt",
  (select count(*)::int from mapping m where m.application_id = p.id and m.valid_to is null) as mappings`;

const CONNECTOR_NAMES = sql`array(select c.name from connector c where c.id = any(p.connector_ids) order by lower(c.name))`;

export type ApplicationFilter = { q?: string; withRetired?: boolean };

/** Host applications by name, one page of them; those that were retired only where they are asked for. */
export async function listApplications(
  actor: Reader,
  { q = "", withRetired = false }: ApplicationFilter,
  page: Page,
): Promise<PageResult<ApplicationRow>> {
  check(actor);
  const words = q.trim().toLowerCase();
  return readList<ApplicationRow & { nameKey: string }>(page, {
    order: [
      { column: sql`lower(p.name) collate "C"`, as: "text", direction: "asc" },
      { column: sql`p.id`, as: "text", direction: "asc" },
    ],
    keysOf: (row) => [row.nameKey, row.id],
    columns: sql`${COLUMNS}, lower(p.name) collate "C" as "nameKey", ${CONNECTOR_NAMES} as "connectorNames"`,
    from: sql`from application p`,
    where: sql`${withRetired ? sql`true` : sql`p.retired_at is null`} and position(${words} in lower(p.name)) > 0`,
  });
}

export type ApplicationName = { id: string; name: string };

/** The host applications by name, those that were retired too as long as keys of theirs lead somewhere. */
export async function listApplicationNames(actor: Reader): Promise<ApplicationName[]> {
  check(actor);
  return queryRows<ApplicationName>(
    db,
    sql`select p.id, p.name from application p
        where p.retired_at is null or exists (select 1 from mapping m where m.application_id = p.id and m.valid_to is null)
        order by lower(p.name), p.id limit 500`,
  );
}

export type ApplicationChoice = { id: string; name: string; keyShape: KeyShape; connectorNames: string[] };

/** The host applications that stand, by name, with what their keys are and what they may ask for. */
export async function listApplicationChoices(actor: Reader): Promise<ApplicationChoice[]> {
  check(actor);
  return queryRows<ApplicationChoice>(
    db,
    sql`select p.id, p.name, p.key_shape as "keyShape", ${CONNECTOR_NAMES} as "connectorNames" from application p
        where p.retired_at is null order by lower(p.name), p.id limit 500`,
  );
}

/** How many host applications stand. */
export async function countApplications(actor: Reader): Promise<number> {
  check(actor);
  return db.application.count({ where: { retiredAt: null } });
}

type RawDetail = Omit<ApplicationDetail, "keys"> & { keys: Omit<ApplicationKeyRow, "state">[] };

/** One host application with its connectors and its keys, of which only the two ends are known; throws `not_found`. */
export async function getApplication(actor: Reader, applicationId: string): Promise<ApplicationDetail> {
  check(actor);
  if (!isId("application", applicationId)) throw new DomainError("not_found");
  const [[found], keys] = await Promise.all([
    queryRows<Omit<RawDetail, "keys">>(
      db,
      sql`select ${COLUMNS}, p.purpose, p.created_at as "createdAt", p.addresses::text[] as addresses,
            coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'systemName', s.name) order by lower(c.name), c.id)
              from connector c join system s on s.id = c.system_id where c.id = any(p.connector_ids)), '[]') as connectors
          from application p where p.id = ${applicationId}`,
    ),
    queryRows<Omit<ApplicationKeyRow, "state">>(
      db,
      sql`select k.id, k.prefix, k.last_four as "lastFour", k.created_at as "createdAt", k.last_used_at as "lastUsedAt",
            k.expires_at as "expiresAt", k.revoked_at as "revokedAt", o.last_four as replaces
          from application_key k left join application_key o on o.id = k.replaces_id
          where k.application_id = ${applicationId} order by k.created_at desc, k.id desc limit 100`,
    ),
  ]);
  if (!found) throw new DomainError("not_found");
  const now = new Date();
  const addresses = found.addresses.map(asTyped);
  return { ...found, addresses, keys: keys.map((key) => ({ ...key, state: keyState(key, now) })) };
}

// The database writes one address as a range of one.
const asTyped = (address: string): string => address.replace(address.includes(":") ? /\/128$/ : /\/32$/, "");
