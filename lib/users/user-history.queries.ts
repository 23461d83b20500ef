import "server-only";
import { listEvents } from "@/lib/audit/audit.queries";
import type { AuditRow } from "@/lib/audit/audit-views.rules";
import type { Actor } from "@/lib/core/actor";
import type { UserDetail } from "./user-views.rules";

export type UserHistory = { rows: AuditRow[]; hasMore: boolean };
const SHOWN = 50;

/** What happened to a user and to his accounts, the newest first; one read an account, each event once. */
export async function readUserHistory(
  actor: Extract<Actor, { kind: "operator" }>,
  user: Pick<UserDetail, "id" | "accounts">,
): Promise<UserHistory> {
  const ids = [user.id, ...user.accounts.map(({ id }) => id)];
  const lists = await Promise.all(ids.map((aboutId) => listEvents(actor, { aboutId }, { size: SHOWN })));
  const bySeq = new Map(lists.flatMap(({ rows }) => rows).map((row) => [row.seq, row]));
  const rows = [...bySeq.values()].sort((a, b) => b.seq - a.seq);
  return { rows: rows.slice(0, SHOWN), hasMore: rows.length > SHOWN || lists.some(({ next }) => next !== null) };
}
