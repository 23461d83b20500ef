import "server-only";
import { readExternalKey } from "@/lib/applications/application.rules";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { hintOf } from "@/lib/tokens/token.rules";
import { MOST_MAPPINGS } from "./mapping.schema";
import { takenKeys } from "./mapping.store";

const { sql } = Prisma;

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}

/** A token that keys can be led to, with how many ride on it already. */
export type Target = {
  tokenId: string;
  hint: string;
  label: string;
  userName: string;
  connectorId: string;
  connectorName: string;
  keys: number;
};

/** Up to twenty tokens that work, whose text is kept, and which the application may ask for or the connector has; the latest first. */
export async function findTargets(
  actor: Reader,
  of: { applicationId: string } | { connectorId: string },
  q: string,
): Promise<Target[]> {
  check(actor);
  const words = q.trim().toLowerCase();
  const scope =
    "connectorId" in of
      ? sql`t.connector_id = ${of.connectorId}`
      : sql`t.connector_id = any(array(select unnest(p.connector_ids) from application p where p.id = ${of.applicationId}))`;
  const rows = await queryRows<Omit<Target, "hint"> & { prefix: string | null; lastFour: string | null }>(
    db,
    sql`select t.id as "tokenId", t.prefix, t.last_four as "lastFour", t.label, u.name as "userName",
          c.id as "connectorId", c.name as "connectorName",
          (select count(*)::int from mapping m where m.token_id = t.id and m.valid_to is null) as keys
        from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id join connector c on c.id = t.connector_id
        where ${scope} and t.secret_id is not null and t.issued_at is not null and t.revoked_at is null
          and (t.expires_at is null or t.expires_at > now()) and a.valid_to is null and u.left_at is null
          and (position(${words} in u.search_text) > 0 or position(${words} in lower(t.label)) > 0 or lower(t.last_four) = ${words})
        order by t.issued_at desc, t.id limit 20`,
  );
  return rows.map(({ prefix, lastFour, ...target }) => ({
    ...target,
    hint: hintOf({ prefix, lastFour, label: target.label }),
  }));
}

/** What one pasted line comes to. */
export type CheckedKey = { given: string; state: "new" | "taken" | "twice" | "wrong"; says: string | null };

/**
 * What pasted external keys of an application come to for a connector, line by line and before anything is saved; two statements however
 * many there are. Throws `not_found`, and `invalid_input` for more than one act takes.
 */
export async function checkKeys(
  actor: Reader,
  asked: { applicationId: string; connectorId: string; keys: readonly string[] },
): Promise<CheckedKey[]> {
  check(actor);
  const { applicationId, connectorId, keys } = asked;
  if (!isId("application", applicationId) || !isId("connector", connectorId)) throw new DomainError("not_found");
  if (keys.length > MOST_MAPPINGS) throw new DomainError("invalid_input", `${MOST_MAPPINGS} keys at most at once.`);
  const application = await db.application.findUnique({ where: { id: applicationId }, select: { keyShape: true } });
  if (!application) throw new DomainError("not_found");
  const shape = application.keyShape as Parameters<typeof readExternalKey>[0];
  const read = keys.map((given) => ({ given, reading: readExternalKey(shape, given) }));
  const known = read.flatMap(({ reading }) => (reading.ok ? [reading.key] : []));
  const taken = new Map(
    (await takenKeys(db, { applicationId, connectorId }, known)).map((one) => [one.externalKey, one]),
  );
  const seen = new Set<string>();
  return read.map(({ given, reading }): CheckedKey => {
    if (!reading.ok) return { given, state: "wrong", says: reading.says };
    const leads = taken.get(reading.key);
    if (leads) return { given, state: "taken", says: `leads to token ${hintOf(leads)} already` };
    if (seen.has(reading.key)) return { given, state: "twice", says: "stands here twice" };
    seen.add(reading.key);
    return { given, state: "new", says: null };
  });
}
