import "server-only";
import { type AskedAccount, lackingOf, prerequisitesOf } from "@/lib/access/prerequisite.rules";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import { accountViewOf, type RawAccount, readAccounts } from "./account-rows.store";
import { ASKED_ACCOUNTS, IS_ACCOUNT_BLOCKED, isBlockedSql, userWhere } from "./user-filter.store";
import type { UserDetail, UserFilter, UserRow, UserSort } from "./user-views.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;
const { sql } = Prisma;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

const COUNTS = sql`
  (select count(*)::int from account a join membership m on m.account_id = a.id and m.valid_to is null
   where a.user_id = u.id and a.valid_to is null) as "groupCount",
  (select count(*)::int from account a join token t on t.account_id = a.id
   where a.user_id = u.id and t.issued_at is not null and t.revoked_at is null
     and (t.expires_at is null or t.expires_at > now())) as "tokenCount"`;

const SORTS: Readonly<Record<UserSort["key"], Prisma.Sql>> = {
  name: sql`lower(u.name) collate "C"`,
  department: sql`lower(coalesce(u.department, '')) collate "C"`,
};

type RawRow = Omit<UserRow, "missing"> & { asked: (AskedAccount & { vendor: string })[]; sortKey: string };

/** Users that match, one page of them; two queries whatever the number of rows. */
export async function listUsers(
  actor: Reader,
  filter: UserFilter,
  page: Page,
  sort: UserSort = { key: "name", descending: false },
): Promise<PageResult<UserRow>> {
  check(actor);
  const where = userWhere(filter);
  const column = SORTS[sort.key];
  const direction = sort.descending ? "desc" : "asc";
  const order: readonly [OrderColumn, OrderColumn] = [
    { column, as: "text", direction },
    { column: sql`u.id`, as: "text", direction },
  ];
  const found = await readPage<RawRow>(page, {
    order,
    keysOf: (row) => [row.sortKey, row.id],
    rows: (part) =>
      queryRows(
        db,
        sql`
          with page as materialized (
            select u.*, ${column} as sort_key, row_number() over (order by ${part.orderBy}) as place
            from app_user u where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit})
          select u.id, u.name, u.email, u.department, u.kind = 'service' as "isService", u.left_at as "leftAt", ${COUNTS},
                 array(select a.remote_id from account a where a.user_id = u.id and a.valid_to is null order by a.remote_id) as "userCodes",
                 ${isBlockedSql(sql`u.id`)} as "isBlocked", ${IS_ACCOUNT_BLOCKED} as "isAccountBlocked",
                 ${ASKED_ACCOUNTS} as asked, u.sort_key as "sortKey"
          from page u order by u.place`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        sql`select count(*) as n from (select 1 from app_user u where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: found.rows.map(rowOf) };
}

function rowOf({ asked, sortKey: _sortKey, ...row }: RawRow): UserRow {
  const missing = asked.flatMap(({ vendor, ...account }) => lackingOf(prerequisitesOf(vendor, account)));
  return { ...row, missing: [...new Set(missing)] };
}

/** The departments that users are in, by name; at most 500. */
export async function listDepartments(actor: Reader): Promise<string[]> {
  check(actor);
  const rows = await queryRows<{ department: string }>(
    db,
    sql`select distinct department from app_user where department is not null order by department limit 500`,
  );
  return rows.map(({ department }) => department);
}

type RawUser = Omit<UserDetail, "block" | "accounts"> & {
  blockReason: string | null;
  blockUntil: Date | null;
  blockSince: Date | null;
  blockBy: string | null;
};

/** One user with his accounts, what each lacks, and what blocks him; throws `not_found`. */
export async function getUser(actor: Reader, id: string): Promise<UserDetail> {
  check(actor);
  if (!isId("user", id)) throw new DomainError("not_found");
  const [[user], accounts] = await Promise.all([
    queryRows<RawUser>(
      db,
      sql`
        select u.id, u.name, u.email, u.company, u.department, u.external_ref as "externalRef", u.kind = 'service' as "isService",
               u.left_at as "leftAt", u.created_at as "createdAt", ${COUNTS},
               b.reason as "blockReason", b.until as "blockUntil", b.valid_from as "blockSince",
               (select v.actor_name from change v where v.id = b.opened_in) as "blockBy"
        from app_user u
        left join block b on b.subject_id = u.id and b.valid_to is null and (b.until is null or b.until > now())
        where u.id = ${id}`,
    ),
    readAccounts(db, id),
  ]);
  if (!user) throw new DomainError("not_found");
  const { blockReason, blockUntil, blockSince, blockBy, ...rest } = user;
  const block =
    blockReason !== null && blockSince !== null
      ? { reason: blockReason, until: blockUntil, since: blockSince, by: blockBy }
      : null;
  return { ...rest, block, accounts: accounts.map((raw: RawAccount) => accountViewOf(raw)) };
}
