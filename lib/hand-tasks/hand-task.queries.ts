import "server-only";
import type { Caller } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";
import type { HandStepsView } from "@/lib/outbox/outbox.store";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";

type Reader = Caller;

export type HandTaskRow = {
  id: string;
  deliveryId: string;
  changeId: string;
  sentence: string;
  systemName: string;
  menuPath: string[];
  assigneeId: string | null;
  assigneeName: string | null;
  openedAt: Date;
  status: DeliveryStatus;
};

export type HandTaskDetail = HandTaskRow & {
  steps: HandStepsView;
  askedBy: string;
  askedReason: string | null;
  closedAt: Date | null;
  closedBy: string | null;
  result: "done" | "cannot" | "superseded" | null;
  note: string | null;
  proofState: "so" | "not_so" | "unknown" | null;
  proofNote: string | null;
  proofAt: Date | null;
  consoleUrl: string | null;
  /** The token whose text is still to be entered, where the task is to make one. */
  tokenToEnter: string | null;
};

const COLUMNS = Prisma.sql`
  h.id, h.delivery_id as "deliveryId", d.change_id as "changeId", d.sentence, s.name as "systemName",
  array(select jsonb_array_elements_text(coalesce(h.steps -> 'menuPath', '[]'))) as "menuPath",
  h.assignee_id as "assigneeId", h.assignee_name as "assigneeName", h.opened_at as "openedAt", d.status`;
const FROM = Prisma.sql`from hand_task h join delivery d on d.id = h.delivery_id join system s on s.id = h.system_id`;

function check(actor: Reader): void {
  if (!canRead(actor.role, "changes.read")) throw new DomainError("not_found");
}

/** Open hand tasks, the oldest first, narrowed by words or to those of one person. */
export async function listHandTasks(
  actor: Reader,
  filter: { q?: string; assigneeId?: string },
  page: Page,
): Promise<PageResult<HandTaskRow>> {
  check(actor);
  const parts = [Prisma.sql`h.closed_at is null`];
  if (filter.q) parts.push(Prisma.sql`position(lower(${filter.q}) in lower(d.sentence)) > 0`);
  if (filter.assigneeId) parts.push(Prisma.sql`h.assignee_id = ${filter.assigneeId}`);
  return readList<HandTaskRow>(page, {
    columns: COLUMNS,
    from: FROM,
    where: Prisma.join(parts, " and "),
    order: [
      { column: Prisma.sql`h.opened_at`, as: "timestamptz", direction: "asc" },
      { column: Prisma.sql`h.id`, as: "text", direction: "asc" },
    ],
    keysOf: (row) => [row.openedAt.toISOString(), row.id],
  });
}

/** One hand task with the vendor's own menu path and labels, and what became of it; throws `not_found`. */
export async function getHandTask(actor: Reader, id: string): Promise<HandTaskDetail> {
  check(actor);
  const [row] = await queryRows<HandTaskDetail>(
    db,
    Prisma.sql`select ${COLUMNS}, h.steps, c.actor_name as "askedBy", c.reason as "askedReason", h.closed_at as "closedAt",
                 h.closed_by as "closedBy", h.result, h.note, d.proof_state as "proofState", d.proof_note as "proofNote",
                 d.proof_at as "proofAt", s.settings ->> 'consoleUrl' as "consoleUrl",
                 case when d.effect_type = 'token.issue.v1' then t.id end as "tokenToEnter"
               ${FROM} join change c on c.id = d.change_id
               left join token t on t.id = d.subject_id and t.issued_at is null and t.revoked_at is null where h.id = ${id}`,
  );
  if (!row) throw new DomainError("not_found");
  return row;
}
