import "server-only";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";

const { sql } = Prisma;

export const BLOCKED_KINDS = ["system", "connector", "group", "user", "account", "token"] as const;
export type BlockRow = {
  id: string;
  subjectKind: string;
  subjectId: string;
  /** Null where the subject is gone. */
  subjectName: string | null;
  reason: string;
  since: Date;
  until: Date | null;
  by: string | null;
};

const NAME = sql`coalesce(
  (select s.name from system s where s.id = b.subject_id), (select c.name from connector c where c.id = b.subject_id),
  (select g.code from user_group g where g.id = b.subject_id), (select u.name from app_user u where u.id = b.subject_id),
  (select a.remote_id from account a where a.id = b.subject_id), (select t.label from token t where t.id = b.subject_id))`;

/** Blocks that hold now, the newest first; throws `not_found` for who may not read the directory. */
export async function listBlocks(
  actor: Caller,
  filter: { subjectKind?: string; subjectId?: string },
  page: Page,
): Promise<PageResult<BlockRow>> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  const parts = [sql`b.valid_to is null and (b.until is null or b.until > now())`];
  if (filter.subjectKind) parts.push(sql`b.subject_kind = ${filter.subjectKind}`);
  if (filter.subjectId) parts.push(sql`b.subject_id = ${filter.subjectId}`);
  return readList<BlockRow>(page, {
    columns: sql`b.id, b.subject_kind as "subjectKind", b.subject_id as "subjectId", ${NAME} as "subjectName", b.reason,
      b.valid_from as since, b.until, v.actor_name as by`,
    from: sql`from block b left join change v on v.id = b.opened_in`,
    where: Prisma.join(parts, " and "),
    order: [
      { column: sql`date_trunc('milliseconds', b.valid_from)`, as: "timestamptz", direction: "desc" },
      { column: sql`b.id`, as: "text", direction: "desc" },
    ],
    keysOf: ({ since, id }) => [since.toISOString(), id],
  });
}
