import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type OrderColumn, type Page, type PageResult, readPage } from "@/lib/db/paging";
import {
  CHANGED_AT,
  GROUP_ASIDE,
  GROUP_COLUMNS,
  GROUP_FROM,
  GROUP_WITH,
  groupRowOf,
  HEAD_COUNT,
  type RawGroup,
} from "./group-rows.store";
import type { GroupDetail, GroupFilter, GroupRow, GroupSort } from "./group-views.rules";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

const HAS_RIDER = Prisma.sql`exists (select 1 from connector_link l join connector c on c.id = l.connector_id
  where l.group_id = g.id and l.valid_to is null and c.retired_at is null)`;

function whereOf({ q, systemIds, members, riders, isArchived }: GroupFilter): Prisma.Sql {
  const parts = [isArchived ? Prisma.sql`g.archived_at is not null` : Prisma.sql`g.archived_at is null`];
  if (systemIds && systemIds.length > 0) parts.push(Prisma.sql`g.system_id in (${Prisma.join([...systemIds])})`);
  if (members === "none") parts.push(Prisma.sql`${HEAD_COUNT} = 0`);
  if (members === "some") parts.push(Prisma.sql`${HEAD_COUNT} > 0`);
  if (members === "rule") parts.push(Prisma.sql`g.kind = 'everybody'`);
  if (riders === "none") parts.push(Prisma.sql`not ${HAS_RIDER}`);
  if (riders === "some") parts.push(HAS_RIDER);
  const words = q?.trim().toLowerCase().replaceAll("\0", "");
  if (words) parts.push(Prisma.sql`position(${words} in lower(g.code || ' ' || g.description)) > 0`);
  return Prisma.join(parts, " and ");
}

const SORTS: Readonly<Record<GroupSort["key"], { column: Prisma.Sql; as: OrderColumn["as"] }>> = {
  name: { column: Prisma.sql`lower(g.description) collate "C"`, as: "text" },
  code: { column: Prisma.sql`lower(g.code) collate "C"`, as: "text" },
  system: { column: Prisma.sql`lower(s.name) collate "C"`, as: "text" },
  members: { column: Prisma.sql`${HEAD_COUNT}::bigint`, as: "bigint" },
  changed: { column: CHANGED_AT, as: "timestamptz" },
};

/** Groups that match, one page of them; two queries whatever the number of rows. */
export async function listGroups(
  actor: Reader,
  filter: GroupFilter,
  page: Page,
  sort: GroupSort = { key: "name", descending: false },
): Promise<PageResult<GroupRow>> {
  check(actor);
  const where = whereOf(filter);
  const { column, as } = SORTS[sort.key];
  const direction = sort.descending ? "desc" : "asc";
  const found = await readPage<RawGroup & { sortKey: string | bigint | Date }>(page, {
    order: [
      { column, as, direction },
      { column: Prisma.sql`g.id`, as: "text", direction },
    ],
    keysOf: (row) => [row.sortKey instanceof Date ? row.sortKey.toISOString() : String(row.sortKey), row.id],
    rows: (part) =>
      queryRows(
        db,
        Prisma.sql`${GROUP_WITH} select ${GROUP_COLUMNS}, ${column} as "sortKey" ${GROUP_FROM} ${GROUP_ASIDE}
                   where ${where} and ${part.where} order by ${part.orderBy} limit ${part.limit}`,
      ),
    count: async (limit) => {
      const [row] = await queryRows<{ n: bigint }>(
        db,
        Prisma.sql`${GROUP_WITH} select count(*) as n from (select 1 ${GROUP_FROM} where ${where} limit ${limit}) x`,
      );
      return Number(row?.n ?? 0);
    },
  });
  return { ...found, rows: found.rows.map(({ sortKey: _, ...row }) => groupRowOf(row)) };
}

/** One group in full, an archived one too; throws `not_found`. */
export async function getGroup(actor: Reader, id: string): Promise<GroupDetail> {
  check(actor);
  const [row] = isId("group", id)
    ? await queryRows<RawGroup & Pick<GroupDetail, "version" | "block" | "vendorKey" | "attributes">>(
        db,
        Prisma.sql`
          ${GROUP_WITH} select ${GROUP_COLUMNS}, g.version, s.vendor as "vendorKey", g.attributes,
            case when b.id is not null then jsonb_build_object('reason', b.reason, 'until', b.until, 'since', b.valid_from,
              'by', (select v.actor_name from change v where v.id = b.opened_in)) end as block
          ${GROUP_FROM} ${GROUP_ASIDE}
          left join block b on b.subject_id = g.id and b.valid_to is null and (b.until is null or b.until > now())
          where g.id = ${id}`,
      )
    : [];
  if (!row) throw new DomainError("not_found");
  const { version, block, vendorKey, attributes, ...rest } = row;
  const dated = block && { ...block, since: new Date(block.since), until: block.until && new Date(block.until) };
  return { ...groupRowOf(rest), version, vendorKey, attributes, block: dated };
}
