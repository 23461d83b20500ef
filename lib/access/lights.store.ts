import "server-only";
import { Prisma } from "@/lib/db/generated/client";

// The rule of the five lights as SQL. Every list, count and difference is put together from these pieces, so there is one
// rule to compare with `judge`. A light is a number: 0 no, 1 unknown, 2 yes; the least of the five is the verdict.

const { sql } = Prisma;

/** A moment as a parameter of a statement. */
export const momentSql = (at: Date): Prisma.Sql => sql`${at.toISOString()}::text::timestamptz`;

/** Just before a moment: what a change of that very moment has not touched yet. */
export const justBeforeSql = (at: Date): Prisma.Sql => sql`(${momentSql(at)} - interval '1 microsecond')`;

/** Whether the period of a row holds the moment. */
export function inForce(alias: string, at: Prisma.Sql): Prisma.Sql {
  const row = Prisma.raw(alias);
  return sql`(${row}.valid_from <= ${at} and (${row}.valid_to is null or ${at} < ${row}.valid_to))`;
}

/** Whether a block on the subject is in force. A scalar probe, because an `exists` may be planned as a hash of the whole table. */
export function isBlocked(subject: string, at: Prisma.Sql): Prisma.Sql {
  return sql`coalesce((select true from block b where b.subject_id = ${Prisma.raw(subject)} and ${inForce("b", at)}
    and (b.until is null or ${at} < b.until) limit 1), false)`;
}

function isDoubted(subject: string, at: Prisma.Sql): Prisma.Sql {
  return sql`coalesce((select true from doubt d where d.subject_id = ${Prisma.raw(subject)} and ${inForce("d", at)} limit 1), false)`;
}

const unlessDoubted = (subject: string, at: Prisma.Sql) => sql`case when ${isDoubted(subject, at)} then 1 else 2 end`;

/**
 * One row a connector `c` that `from` names: linked group, the lights that are the same for everybody, and whether the group
 * is blocked. Asked once a connector, never once a person.
 */
export function contextSql(from: Prisma.Sql, at: Prisma.Sql, where: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return sql`
    select c.id as connector_id, c.system_id, link.group_id, g.kind as group_kind,
      ${isBlocked("link.group_id", at)} as group_blocked, ${isBlocked("c.id", at)} as connector_blocked,
      case when link.group_id is null or c.retired_at <= ${at} then 0 else ${unlessDoubted("c.id", at)} end as unblocked_connector,
      case when ${isBlocked("c.system_id", at)} then 0 else ${unlessDoubted("c.system_id", at)} end as system_light
    from ${from}
    left join lateral (select l.group_id from connector_link l where l.connector_id = c.id and ${inForce("l", at)} limit 1) link on true
    left join user_group g on g.id = link.group_id ${where}`;
}

/** The light of the connector, out of a row of `contextSql` named `k`. */
export const CONNECTOR_LIGHT = sql`(case when k.connector_blocked then 0 else k.unblocked_connector end)`;

/** Member: the account `a` in the group of the connector `k`, or anybody valid where that group is Everybody. */
export function memberLight(at: Prisma.Sql): Prisma.Sql {
  return sql`(case when k.group_id is null then 0
    when k.group_kind = 'everybody' then case when ${inForce("a", at)} then 2 else 0 end
    else coalesce((select ${unlessDoubted("m.id", at)} from membership m
      where m.group_id = k.group_id and m.account_id = a.id and ${inForce("m", at)} limit 1), 0) end)`;
}

/** The light of one token `t` by itself: one asked for and in doubt may exist, so it is unknown. */
export function lightOfToken(at: Prisma.Sql): Prisma.Sql {
  return sql`(case when t.requested_at > ${at} or t.expires_at <= ${at} or t.revoked_at <= ${at} or ${isBlocked("t.id", at)} then 0
    when ${isDoubted("t.id", at)} then 1
    when t.issued_at <= ${at} and (t.valid_from is null or t.valid_from <= ${at}) then 2 else 0 end)`;
}

/** Token: the best one of the account `a` for the connector `k`. */
export function tokenLight(at: Prisma.Sql): Prisma.Sql {
  return sql`coalesce((select max(${lightOfToken(at)}) from token t
    where t.connector_id = k.connector_id and t.account_id = a.id), 0)`;
}

/** Person: the account `a` valid, its user `u` not left, and neither they nor the linked group blocked. */
export function personLight(at: Prisma.Sql): Prisma.Sql {
  return sql`(case when not ${inForce("a", at)} or u.left_at <= ${at} or k.group_blocked
    or ${isBlocked("u.id", at)} or ${isBlocked("a.id", at)} then 0 else ${unlessDoubted("a.id", at)} end)`;
}

/**
 * All five for one pair, as the columns member, token, connector, person and system; `k`, `a` and `u` must be in scope. Whoever asks
 * about one token `t` of the pair, and not about the best, gives `lightOfToken`.
 */
export function lightsSql(at: Prisma.Sql, token: Prisma.Sql = tokenLight(at)): Prisma.Sql {
  return sql`select ${memberLight(at)} as member, ${token} as token, ${CONNECTOR_LIGHT} as connector,
    ${personLight(at)} as person, k.system_light as system`;
}

/** The verdict as a number, out of a row of `lightsSql` named `l`. */
export const VERDICT = sql`least(l.member, l.token, l.connector, l.person, l.system)`;

/** The verdict of one pair as a scalar; a connector or system that is closed for everybody costs no probe. */
export function verdictSql(at: Prisma.Sql): Prisma.Sql {
  return sql`(case when ${CONNECTOR_LIGHT} = 0 or k.system_light = 0 then 0
    else (select ${VERDICT} from (${lightsSql(at)}) l) end)`;
}
