import "server-only";
import { contextSql, momentSql, verdictSql } from "@/lib/access/lights.store";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

type Reader = Extract<Actor, { kind: "operator" }>;
const { sql } = Prisma;

export type FoundPerson = {
  id: string;
  name: string;
  email: string | null;
  department: string | null;
  isService: boolean;
  canUse: number;
  connectors: number;
  tokens: number;
  isBlocked: boolean;
};

/** Up to ten people whose name, address or code holds every word, with what they can use now; two characters at least. */
export async function findPeople(actor: Reader, q: string): Promise<FoundPerson[]> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  const words = q.trim().toLowerCase().replaceAll("\0", "").split(/\s+/).filter(Boolean).slice(0, 6);
  if (words.join("").length < 2) return [];
  const matches = Prisma.join(
    words.map((word) => sql`u.search_text like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`),
    " and ",
  );
  const at = momentSql(new Date());
  const context = contextSql(sql`touched join connector c on c.id = touched.connector_id`, at);
  return queryRows<FoundPerson>(
    db,
    sql`
      with found as materialized (select u.* from app_user u where ${matches} order by lower(u.name) collate "C", u.id limit 10),
      held as materialized (
        select a.user_id, t.account_id, t.connector_id, count(*)::int as n from found
        join account a on a.user_id = found.id join token t on t.account_id = a.id
        where t.issued_at <= now() and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) group by 1, 2, 3),
      touched as materialized (select distinct connector_id from held),
      judged as materialized (
        select held.user_id, held.connector_id, held.n, ${verdictSql(at)} as verdict
        from held join (${context} offset 0) k on k.connector_id = held.connector_id
        join account a on a.id = held.account_id join app_user u on u.id = a.user_id)
      select f.id, f.name, f.email, f.department, f.kind = 'service' as "isService",
        (select count(*)::int from judged j where j.user_id = f.id and j.verdict = 2) as "canUse",
        (select count(*)::int from judged j where j.user_id = f.id) as connectors,
        (select coalesce(sum(j.n), 0)::int from judged j where j.user_id = f.id) as tokens,
        exists (select 1 from block b where b.subject_id = f.id and b.valid_to is null and (b.until is null or b.until > now())) as "isBlocked"
      from found f order by lower(f.name) collate "C", f.id`,
  );
}
