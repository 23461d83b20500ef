import "server-only";
import { momentSql } from "@/lib/access/lights.store";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import { asksForStates, mappingWhere } from "./mapping-filter.store";
import {
  countKeys,
  NEIGHBOURS,
  promisesOf,
  type RawMappingRow,
  riddenOf,
  rowColumns,
  standingOf,
} from "./mapping-rows.store";
import { isOrphan, judgedSql } from "./mapping-state.store";
import { readVerdicts } from "./mapping-verdict.store";
import type { MappingCounts, MappingFilter, MappingRow, MappingSort } from "./mapping-views.rules";
import { MAPPING_USE } from "./riding.store";

const { sql } = Prisma;

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

// What was never asked for sorts as if long ago: a cursor needs a value in every row.
const ASKED_AT = sql`coalesce(use.last_asked_at, timestamptz '1970-01-01Z')`;
const PER_TOKEN = sql`join (select token_id, count(*) as n from mapping where valid_to is null group by token_id) x on x.token_id = m.token_id`;

type Ordered = { join: Prisma.Sql; order: readonly [OrderColumn, ...OrderColumn[]] };

function orderOf({ key, descending }: MappingSort): Ordered {
  const direction = descending ? "desc" : "asc";
  const [name, id]: [OrderColumn, OrderColumn] = [
    { column: sql`m.external_key`, as: "text", direction: key === "key" ? direction : "asc" },
    { column: sql`m.id`, as: "text", direction: key === "key" ? direction : "asc" },
  ];
  if (key === "key") return { join: Prisma.empty, order: [name, id] };
  if (key === "asked")
    return { join: Prisma.empty, order: [{ column: ASKED_AT, as: "timestamptz", direction }, name, id] };
  const together: OrderColumn = { column: sql`m.token_id`, as: "text", direction };
  return { join: PER_TOKEN, order: [{ column: sql`x.n`, as: "bigint", direction }, together, name, id] };
}

type SortedRow = RawMappingRow & Record<`sort${number}`, string | Date | bigint>;

/** Only what the filter and the order look at, so that neither the count nor the search for a page drags every neighbour along. */
function leanFrom(filter: MappingFilter, sort: MappingSort, join: Prisma.Sql): Prisma.Sql {
  const use = filter.asked || sort.key === "asked" ? MAPPING_USE : Prisma.empty;
  const judged = asksForStates(filter)
    ? sql`join judged on judged.application_id = m.application_id and judged.token_id = m.token_id`
    : Prisma.empty;
  return sql`from mapping m ${use} ${judged} ${join}`;
}

/** External keys that match, one page of them, each judged by the one rule; a handful of statements whatever the number of rows. */
export async function listMappings(
  actor: Reader,
  filter: MappingFilter,
  page: Page,
  sort: MappingSort = { key: "keys", descending: true },
): Promise<PageResult<MappingRow>> {
  check(actor);
  const now = new Date();
  const at = momentSql(now);
  const where = mappingWhere(filter, at);
  const judged = asksForStates(filter) ? sql`with ${judgedSql(at)}` : Prisma.empty;
  const { join, order } = orderOf(sort);
  const sortKeys = Prisma.join(order.map(({ column }, index) => sql`${column} as ${Prisma.raw(`"sort${index}"`)}`));
  const found = await readPage<SortedRow>(page, {
    order,
    keysOf: (row) => order.map((_column, index) => textOf(row[`sort${index}`])),
    rows: (part) =>
      queryRows(
        db,
        sql`${judged} select ${rowColumns(at)}, chosen.* from (
              select y.*, row_number() over () as place from (
                select m.id as mapping_id, ${sortKeys} ${leanFrom(filter, sort, join)}
                where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}) y) chosen
            cross join lateral (select * from mapping where id = chosen.mapping_id offset 0) m ${NEIGHBOURS} order by chosen.place`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        sql`${judged} select count(*) as n from (select 1 ${leanFrom(filter, sort, Prisma.empty)} where ${where} limit ${limit}) z`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: await described(found.rows, now) };
}

const textOf = (key: string | Date | bigint | undefined): string =>
  key instanceof Date ? key.toISOString() : String(key);

async function described(rows: readonly RawMappingRow[], now: Date): Promise<MappingRow[]> {
  const [keys, promises, verdicts] = await Promise.all([
    countKeys(
      db,
      rows.map(({ tokenId }) => tokenId),
    ),
    promisesOf(
      db,
      rows.map(({ id }) => id),
    ),
    readVerdicts(db, rows, now),
  ]);
  return rows.map((row) => ({
    ...riddenOf(row),
    ...standingOf(row, verdicts.get(row.tokenId), now),
    id: row.id,
    externalKey: row.externalKey,
    applicationId: row.applicationId,
    applicationName: row.applicationName,
    lastAskedAt: row.lastAskedAt,
    keysOnToken: keys.get(row.tokenId) ?? 0,
    movesTo: promises.get(row.id) ?? null,
  }));
}

/** How many keys there are, of how many applications, how many tokens carry more than one, how many lead to nobody; one statement. */
export async function countMappings(actor: Reader): Promise<MappingCounts> {
  check(actor);
  const [row] = await queryRows<MappingCounts>(
    db,
    sql`with per as materialized (select token_id, application_id, count(*)::int as n from mapping where valid_to is null group by 1, 2)
        select coalesce(sum(per.n), 0)::int as keys, count(distinct per.application_id)::int as applications,
          (select count(*)::int from (select 1 from per group by token_id having sum(n) > 1) y) as shared,
          coalesce(sum(per.n) filter (where ${isOrphan(momentSql(new Date()))}), 0)::int as orphans
        from per join token t on t.id = per.token_id join account a on a.id = t.account_id join app_user u on u.id = a.user_id`,
  );
  return row ?? { keys: 0, applications: 0, shared: 0, orphans: 0 };
}
