import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** A group as a directory sees it; members are people, each once. */
export type DirectoryGroup = {
  id: string;
  systemId: string;
  systemName: string;
  code: string;
  description: string;
  kind: "listed" | "everybody";
  externalRef: string | null;
  version: number;
  createdAt: Date;
  members: { id: string; name: string }[] | null;
};

export type DirectoryGroupPage = {
  where: Prisma.Sql;
  orderBy: Prisma.Sql;
  offset: number;
  limit: number;
  /** Whether who is in them is asked for too; Everybody is a rule, so it has no list. */
  withMembers: boolean;
};

const seenGroups = (systemId: string | null): Prisma.Sql =>
  systemId === null
    ? Prisma.sql`g.archived_at is null`
    : Prisma.sql`g.archived_at is null and g.system_id = ${systemId}`;

const MEMBERS = Prisma.sql`case when g.kind = 'everybody' then null else coalesce((
  select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by x.id) from (
    select distinct u.id, u.name from membership m
    join account a on a.id = m.account_id and a.valid_to is null
    join app_user u on u.id = a.user_id and u.left_at is null
    where m.group_id = g.id and m.valid_to is null) x), '[]') end`;

/** One page of groups, with their members in the same query where they are asked for. */
export function readDirectoryGroups(
  tx: Tx,
  systemId: string | null,
  { where, orderBy, offset, limit, withMembers }: DirectoryGroupPage,
): Promise<DirectoryGroup[]> {
  return queryRows<DirectoryGroup>(
    tx,
    Prisma.sql`
      select g.id, g.system_id as "systemId", s.name as "systemName", g.code, g.description, g.kind, g.external_ref as "externalRef",
             g.version, g.created_at as "createdAt", ${withMembers ? MEMBERS : Prisma.sql`null`} as members
      from user_group g join system s on s.id = g.system_id
      where ${seenGroups(systemId)} and ${where} order by ${orderBy}, g.id offset ${offset} limit ${limit}`,
  );
}

/** How many groups there are of this kind. */
export async function countDirectoryGroups(tx: Tx, systemId: string | null, where: Prisma.Sql): Promise<number> {
  const [row] = await queryRows<{ n: number }>(
    tx,
    Prisma.sql`select count(*)::int as n from user_group g join system s on s.id = g.system_id
               where ${seenGroups(systemId)} and ${where}`,
  );
  return row?.n ?? 0;
}

/** The group of this id that the directory sees, or null. */
export async function findDirectoryGroup(
  tx: Tx,
  systemId: string | null,
  groupId: string,
  withMembers: boolean,
): Promise<DirectoryGroup | null> {
  const where = Prisma.sql`g.id = ${groupId}`;
  const page = { where, orderBy: Prisma.sql`g.id`, offset: 0, limit: 1, withMembers };
  return (await readDirectoryGroups(tx, systemId, page))[0] ?? null;
}

/** Whether another group of the system is called so, and which codes that begin so are taken in it. */
export async function findGroupNames(
  tx: Tx,
  systemId: string,
  { description, code, exceptId = "" }: { description: string; code: string; exceptId?: string },
): Promise<{ isTaken: boolean; codes: string[] }> {
  const rows = await queryRows<{ code: string; same: boolean }>(
    tx,
    Prisma.sql`select lower(g.code) as code, lower(g.description) = lower(${description}) as same from user_group g
               where g.system_id = ${systemId} and g.archived_at is null and g.id <> ${exceptId}
                 and (lower(g.description) = lower(${description}) or starts_with(lower(g.code), lower(${code})))`,
  );
  return { isTaken: rows.some(({ same }) => same), codes: rows.map((row) => row.code) };
}
