import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";
import { IDENTITY_VENDORS } from "./identity.rules";
import { identityRowOf, LINK_COLUMNS, LINK_FLAGS, LINK_FROM, type RawLink } from "./identity-rows.store";
import {
  IDENTITY_PROBLEMS,
  type IdentityDetail,
  type IdentityFilter,
  type IdentityPeriod,
  type IdentityRow,
  searchWords,
} from "./identity-views.rules";
import { joinedPersonOf, PERSON_COLUMNS, type RawPerson } from "./joined-people.store";

const { sql } = Prisma;

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

function whereOf({ q, systemIds, problems = [], commonId }: IdentityFilter): Prisma.Sql {
  const wanted = IDENTITY_PROBLEMS.filter((one) => problems.includes(one));
  return Prisma.join(
    [
      sql`l.valid_to is null`,
      ...(systemIds && systemIds.length > 0 ? [sql`l.system_id = any(${[...systemIds]})`] : []),
      ...(commonId ? [sql`l.common_id = ${commonId}`] : []),
      ...(wanted.length > 0
        ? [
            sql`(${Prisma.join(
              wanted.map((one) => LINK_FLAGS[one]),
              " or ",
            )})`,
          ]
        : []),
      ...searchWords(q).map(
        (word) => sql`lower(l.external_id || ' ' || coalesce(l.common_id, '') || ' ' || l.name) like ${`%${word}%`}`,
      ),
    ],
    " and ",
  );
}

/** External account ids with what they stand for, a page of them in the order of the ids. */
export async function listIdentities(
  actor: Reader,
  filter: IdentityFilter,
  page: Page,
  isDescending = false,
): Promise<PageResult<IdentityRow>> {
  check(actor);
  const direction = isDescending ? "desc" : "asc";
  const found = await readList<RawLink>(page, {
    columns: LINK_COLUMNS,
    from: LINK_FROM,
    where: whereOf(filter),
    order: [
      { column: sql`l.external_id`, as: "text", direction },
      { column: sql`l.id`, as: "text", direction },
    ],
    keysOf: (row) => [row.externalId, row.id],
  });
  return { ...found, rows: found.rows.map(identityRowOf) };
}

/** How many external ids there are, and on how many of them something clashes or is missing. */
export async function countIdentities(actor: Reader): Promise<{ all: number; conflicts: number; orphans: number }> {
  check(actor);
  const { two_names, same_system, shared_email, two_emails, no_common_id, no_people, unmatched_email } = LINK_FLAGS;
  const [row] = await queryRows<{ all: number; conflicts: number; orphans: number }>(
    db,
    sql`select count(*)::int as "all",
               count(*) filter (where ${two_names} or ${same_system} or ${shared_email} or ${two_emails})::int as conflicts,
               count(*) filter (where ${no_common_id} or ${no_people} or ${unmatched_email})::int as orphans
        ${LINK_FROM} where l.valid_to is null`,
  );
  return row ?? { all: 0, conflicts: 0, orphans: 0 };
}

/** How many external ids are known now. */
export async function countExternalIds(actor: Reader): Promise<number> {
  check(actor);
  return db.identityLink.count({ where: { validTo: null } });
}

/** The systems whose external ids can be linked, each with whether its vendor makes companies. */
export async function listLinkSystems(actor: Reader): Promise<{ id: string; name: string; isCompany: boolean }[]> {
  check(actor);
  const systems = await db.system.findMany({
    select: { id: true, name: true, vendor: true },
    orderBy: { name: "asc" },
  });
  return systems.map(({ id, name, vendor }) => ({ id, name, isCompany: IDENTITY_VENDORS.includes(vendor) }));
}

const PEOPLE_SHOWN = 250;

/** One external id with the others of its common identity, everybody bound to it, and what it stood for before; throws `not_found`. */
export async function getIdentity(actor: Reader, id: string): Promise<IdentityDetail> {
  check(actor);
  if (!isId("identityLink", id)) throw new DomainError("not_found");
  const [raw] = await queryRows<RawLink>(
    db,
    sql`select ${LINK_COLUMNS} ${LINK_FROM} where l.id = ${id} and l.valid_to is null`,
  );
  if (!raw) throw new DomainError("not_found");
  const { systemId, externalId, commonId } = raw;
  const [others, persons, history] = await Promise.all([
    queryRows<RawLink>(
      db,
      sql`select ${LINK_COLUMNS} ${LINK_FROM} where l.common_id = ${commonId} and l.valid_to is null and l.id <> ${id}
          order by lower(s.name), l.external_id`,
    ),
    queryRows<RawPerson>(
      db,
      sql`select ${PERSON_COLUMNS} from app_user u where u.id in (
            select a.user_id from identity_link l join membership m on m.group_id = l.group_id and m.valid_to is null
            join account a on a.id = m.account_id and a.valid_to is null where l.common_id = ${commonId} and l.valid_to is null)
          order by lower(u.name), u.id limit ${PEOPLE_SHOWN}`,
    ),
    queryRows<IdentityPeriod>(
      db,
      sql`select l.id, l.common_id as "commonId", l.name, l.valid_from as since, l.valid_to as until, v.actor_name as by
          from identity_link l left join change v on v.id = l.opened_in
          where l.system_id = ${systemId} and l.external_id = ${externalId} order by l.valid_from desc, l.id desc limit 50`,
    ),
  ]);
  return { ...identityRowOf(raw), others: others.map(identityRowOf), persons: persons.map(joinedPersonOf), history };
}
