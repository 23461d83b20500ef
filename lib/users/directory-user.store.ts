import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { DIRECTORY_NAME } from "./user.store";

/** A person as a directory sees him. */
export type DirectoryUser = {
  id: string;
  /** The name that a directory gave, else the address, else our id. */
  directoryName: string;
  userName: string | null;
  name: string;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  externalRef: string | null;
  company: string | null;
  department: string | null;
  isActive: boolean;
  createdAt: Date;
  groups: { id: string; description: string }[];
  /** His accounts in the systems that are looked at, the oldest first. */
  accounts: { id: string; systemId: string; userCode: string }[];
};

export type DirectoryPage = { where: Prisma.Sql; orderBy: Prisma.Sql; offset: number; limit: number };

/** Who is still here, and where only one system is looked at has an account in it; a condition on app_user u. */
export function seenUsers(systemId: string | null): Prisma.Sql {
  const here = Prisma.sql`u.left_at is null`;
  if (systemId === null) return here;
  return Prisma.sql`${here} and exists (
    select 1 from account o where o.user_id = u.id and o.system_id = ${systemId} and o.valid_to is null)`;
}

/** One page of people, with their groups and accounts in the same query. */
export function readDirectoryUsers(
  tx: Tx,
  systemId: string | null,
  { where, orderBy, offset, limit }: DirectoryPage,
): Promise<DirectoryUser[]> {
  const inScope = systemId === null ? Prisma.sql`true` : Prisma.sql`a.system_id = ${systemId}`;
  return queryRows<DirectoryUser>(
    tx,
    Prisma.sql`
      with page as materialized (
        select u.*, ${DIRECTORY_NAME} as directory_name, row_number() over (order by ${orderBy}, u.id) as place
        from app_user u where ${seenUsers(systemId)} and ${where} order by ${orderBy}, u.id offset ${offset} limit ${limit})
      select u.id, u.directory_name as "directoryName", u.user_name as "userName", u.name, u.given_name as "givenName",
             u.family_name as "familyName", u.email, u.external_ref as "externalRef", u.company, u.department,
             u.disabled_at is null as "isActive", u.created_at as "createdAt",
             coalesce((
               select jsonb_agg(distinct jsonb_build_object('id', g.id, 'description', g.description))
               from account a join membership m on m.account_id = a.id and m.valid_to is null
               join user_group g on g.id = m.group_id and g.archived_at is null
               where a.user_id = u.id and a.valid_to is null and ${inScope}), '[]') as groups,
             coalesce((
               select jsonb_agg(jsonb_build_object('id', a.id, 'systemId', a.system_id, 'userCode', a.remote_id) order by a.valid_from, a.id)
               from account a where a.user_id = u.id and a.valid_to is null and ${inScope}), '[]') as accounts
      from page u order by u.place`,
  );
}

/** How many people there are of this kind. */
export async function countDirectoryUsers(tx: Tx, systemId: string | null, where: Prisma.Sql): Promise<number> {
  const [row] = await queryRows<{ n: number }>(
    tx,
    Prisma.sql`select count(*)::int as n from app_user u where ${seenUsers(systemId)} and ${where}`,
  );
  return row?.n ?? 0;
}

/** The person of this id whom the directory sees, or null. */
export async function findDirectoryUser(
  tx: Tx,
  systemId: string | null,
  userId: string,
): Promise<DirectoryUser | null> {
  const page = { where: Prisma.sql`u.id = ${userId}`, orderBy: Prisma.sql`u.id`, offset: 0, limit: 1 };
  return (await readDirectoryUsers(tx, systemId, page))[0] ?? null;
}

/** The person of this name in any system, or null. */
export async function findByDirectoryName(tx: Tx, userName: string): Promise<DirectoryUser | null> {
  const where = Prisma.sql`lower(${DIRECTORY_NAME}) = lower(${userName})`;
  return (await readDirectoryUsers(tx, null, { where, orderBy: Prisma.sql`u.id`, offset: 0, limit: 1 }))[0] ?? null;
}

/** A person who is to be in a group, with his accounts in its system and which of them are in it. */
export type Candidate = {
  id: string;
  directoryName: string;
  name: string;
  accounts: { id: string; isMember: boolean }[];
};

/** Those among these ids who are still here, with their open accounts in one system; in one query. */
export function readCandidates(
  tx: Tx,
  { groupId, systemId }: { groupId: string; systemId: string },
  userIds: readonly string[],
): Promise<Candidate[]> {
  return queryRows<Candidate>(
    tx,
    Prisma.sql`
      select u.id, ${DIRECTORY_NAME} as "directoryName", u.name, coalesce((
        select jsonb_agg(jsonb_build_object('id', a.id, 'isMember', exists (
          select 1 from membership m where m.account_id = a.id and m.group_id = ${groupId} and m.valid_to is null)) order by a.valid_from, a.id)
        from account a where a.user_id = u.id and a.system_id = ${systemId} and a.valid_to is null), '[]') as accounts
      from app_user u where u.id = any(${[...userIds]}::text[]) and u.left_at is null`,
  );
}
