import "server-only";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";
import type { Staged } from "./draft.schema";
import { findMembershipDraft, findNewGroup } from "./draft.store";
import { MOST_ACCOUNTS } from "./group.schema";
import {
  type PasteOutcome,
  type PickerSegment,
  type PickerSort,
  type PickerUser,
  pastedEntries,
  pickerUserOf,
  type RawPickerUser,
  sortPasted,
} from "./picker-views.rules";

type Reader = Caller;

/** The new group that is being filled in has no id yet. */
export const NEW_GROUP_ID = "new";

/** Where a picker looks: the systems whose accounts can be picked, the group that stands, and what this operator has staged. */
export type PickerScope = {
  groupId: string | null;
  systemIds: readonly string[];
  systemNames: readonly string[];
  /** The keys of their vendors, in the same order. */
  vendors: readonly string[];
  /** Said where membership is a rule. */
  rule: string | null;
  staged: Staged;
};

/** The scope of a group, or of the group that this operator is making; throws `not_found`. */
export async function pickerScope(actor: Reader, groupId: string): Promise<PickerScope> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  if (groupId === NEW_GROUP_ID) {
    const { draft } = await findNewGroup(db, actor.id);
    const systems = await db.system.findMany({ where: { id: { in: draft.systemIds } }, orderBy: { name: "asc" } });
    return {
      groupId: null,
      systemIds: systems.map(({ id }) => id),
      systemNames: systems.map(({ name }) => name),
      vendors: systems.map(({ vendor }) => vendor),
      rule: null,
      staged: { add: draft.accountIds, remove: [] },
    };
  }
  const [group] = isId("group", groupId)
    ? await queryRows<{ systemId: string; systemName: string; vendor: string; kind: string }>(
        db,
        Prisma.sql`select g.system_id as "systemId", s.name as "systemName", s.vendor, g.kind
                   from user_group g join system s on s.id = g.system_id where g.id = ${groupId}`,
      )
    : [];
  if (!group) throw new DomainError("not_found");
  const draft = await findMembershipDraft(db, actor.id, groupId);
  return {
    groupId,
    systemIds: [group.systemId],
    systemNames: [group.systemName],
    vendors: [group.vendor],
    rule: group.kind === "everybody" ? `By rule: all users of ${group.systemName}` : null,
    staged: draft?.staged ?? { add: [], remove: [] },
  };
}

const columns = ({ groupId }: PickerScope): Prisma.Sql => Prisma.sql`
  a.id, a.user_id as "userId", a.system_id as "systemId", u.name, a.remote_id as code, coalesce(a.email, u.email) as email,
  u.department, a.windows, a.insite, a.attributes, s.vendor, m.valid_from as since,
  exists (select 1 from block b where b.subject_id in (u.id, a.id) and b.valid_to is null
          and (b.until is null or b.until > now())) as "isBlocked",
  case when m.id is null then '{}' else array(
    select distinct c.name from connector_link l
    join connector c on c.id = l.connector_id and c.retired_at is null
    join token t on t.connector_id = c.id and t.account_id = a.id and t.issued_at is not null and t.revoked_at is null
      and (t.expires_at is null or t.expires_at > now())
    where l.group_id = ${groupId} and l.valid_to is null order by c.name) end as uses`;

const from = ({ groupId }: PickerScope): Prisma.Sql => Prisma.sql`
  from app_user u
  join account a on a.user_id = u.id and a.valid_to is null
  join system s on s.id = a.system_id
  left join membership m on m.group_id = ${groupId} and m.account_id = a.id and m.valid_to is null`;

const SORTS: Readonly<Record<PickerSort["key"], Prisma.Sql>> = {
  name: Prisma.sql`lower(u.name) collate "C"`,
  code: Prisma.sql`lower(a.remote_id) collate "C"`,
  department: Prisma.sql`lower(coalesce(u.department, '')) collate "C"`,
};

function whereOf(scope: PickerScope, segment: PickerSegment, q: string): Prisma.Sql {
  const parts = [Prisma.sql`a.system_id = any(${[...scope.systemIds]}::text[])`];
  const { add, remove } = scope.staged;
  if (segment === "changes") parts.push(Prisma.sql`a.id = any(${[...add, ...remove]}::text[])`);
  if (segment === "selected" && scope.groupId === null) parts.push(Prisma.sql`a.id = any(${add}::text[])`);
  else if (segment === "selected" && scope.rule === null) parts.push(Prisma.sql`m.id is not null`);
  for (const word of q.toLowerCase().replaceAll("\0", "").split(/\s+/).filter(Boolean).slice(0, 6)) {
    parts.push(Prisma.sql`u.search_text like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
  }
  return Prisma.join(parts, " and ");
}

type Row = RawPickerUser & { sortKey: string };

/** One page of the accounts that can be picked, with membership, readiness and what a removal costs; two queries. */
export async function listGroupUsers(
  scope: PickerScope,
  wanted: { segment: PickerSegment; q: string; page: Page; sort: PickerSort },
): Promise<PageResult<PickerUser>> {
  const where = whereOf(scope, wanted.segment, wanted.q);
  const direction = wanted.sort.descending ? "desc" : "asc";
  const column = SORTS[wanted.sort.key];
  const found = await readPage<Row>(wanted.page, {
    order: [
      { column, as: "text", direction },
      { column: Prisma.sql`a.id`, as: "text", direction },
    ],
    keysOf: (row) => [row.sortKey, row.id],
    rows: (part) =>
      queryRows(
        db,
        Prisma.sql`select ${columns(scope)}, ${column} as "sortKey" ${from(scope)}
                   where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        Prisma.sql`select count(*) as n from (select 1 ${from(scope)} where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: found.rows.map((row) => pickerUserOf(row, scope.rule)) };
}

/** How many are in and how many could be. */
export async function countPickable(scope: PickerScope): Promise<{ members: number; users: number }> {
  const [row] = await queryRows<{ members: number; users: number }>(
    db,
    Prisma.sql`
      select (select count(*)::int from account where system_id = any(${[...scope.systemIds]}::text[]) and valid_to is null) as users,
             coalesce((select member_count from user_group where id = ${scope.groupId}), ${scope.staged.add.length}::int) as members`,
  );
  const { members, users } = row ?? { members: 0, users: 0 };
  return { members: scope.rule ? users : members, users };
}

/** The accounts of these ids, by name, as the picker shows them; 10,000 at most. */
export async function listPicked(scope: PickerScope, ids: readonly string[]): Promise<PickerUser[]> {
  const rows = await queryRows<RawPickerUser>(
    db,
    Prisma.sql`select ${columns(scope)} ${from(scope)} where a.id = any(${[...ids]}::text[])
               order by lower(u.name) collate "C", a.id limit ${MOST_ACCOUNTS}`,
  );
  return rows.map((row) => pickerUserOf(row, scope.rule));
}

/** What a pasted list of e-mail addresses and user codes comes to, in one query; nothing is stored. Throws `invalid_input` above 10,000. */
export async function resolvePastedList(scope: PickerScope, text: string): Promise<PasteOutcome> {
  const entries = pastedEntries(text);
  if (entries.length > MOST_ACCOUNTS) {
    throw new DomainError(
      "invalid_input",
      `${MOST_ACCOUNTS.toLocaleString("en-GB")} lines at most. Nothing was changed.`,
    );
  }
  const systemIds = [...scope.systemIds];
  const rows = await queryRows<RawPickerUser & { line: string; systemId: string }>(
    db,
    Prisma.sql`
      with wanted as materialized (select line from unnest(${entries}::text[]) line),
      here as materialized (
        select a.id, lower(a.remote_id) as code, lower(a.email) as own, lower(u.email) as mail
        from account a join app_user u on u.id = a.user_id
        where a.system_id = any(${systemIds}::text[]) and a.valid_to is null),
      fit as materialized (
        select w.line, h.id from wanted w join here h on h.code = w.line
        union select w.line, h.id from wanted w join here h on split_part(h.code, '.', 2) = w.line
        union select w.line, h.id from wanted w join here h on h.own = w.line
        union select w.line, h.id from wanted w join here h on h.mail = w.line)
      select f.line, ${columns(scope)} ${from(scope)} join fit f on f.id = a.id
      order by f.line, lower(u.name) collate "C", a.id`,
  );
  return sortPasted(
    entries,
    rows.map((row) => ({ line: row.line, systemId: row.systemId, user: pickerUserOf(row, scope.rule) })),
  );
}
