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

/** How it is told whether a block or a doubt stands on a subject, which is named as a column. */
export type Marks = Readonly<{ isBlocked(subject: string): Prisma.Sql; isDoubted(subject: string): Prisma.Sql }>;

const blocking = (at: Prisma.Sql) => sql`(${inForce("b", at)} and (b.until is null or ${at} < b.until))`;

/** By a scalar probe for each subject, because an `exists` may be planned as a hash of the whole table. */
export const probed = (at: Prisma.Sql): Marks => ({
  isBlocked: (subject) =>
    sql`coalesce((select true from block b where b.subject_id = ${Prisma.raw(subject)} and ${blocking(at)} limit 1), false)`,
  isDoubted: (subject) =>
    sql`coalesce((select true from doubt d where d.subject_id = ${Prisma.raw(subject)} and ${inForce("d", at)} limit 1), false)`,
});

/** Out of a row `x` of `gatherSql`. */
export const GATHERED: Marks = {
  isBlocked: (subject) => sql`coalesce(${Prisma.raw(subject)} = any(x.blocked), false)`,
  isDoubted: (subject) => sql`coalesce(${Prisma.raw(subject)} = any(x.doubted), false)`,
};

/** Which of an array of subjects are blocked and which are doubted, in one row: two scans for all of them. */
export function gatherSql(at: Prisma.Sql, subjects: Prisma.Sql): Prisma.Sql {
  return sql`select array(select b.subject_id from block b where b.subject_id = any(${subjects}) and ${blocking(at)}) as blocked,
    array(select d.subject_id from doubt d where d.subject_id = any(${subjects}) and ${inForce("d", at)}) as doubted`;
}

const unlessDoubted = (subject: string, marks: Marks) => sql`case when ${marks.isDoubted(subject)} then 1 else 2 end`;

/** The joins that lead from a connector `c` to its `link` and the linked group `g`. */
export function linkedSql(at: Prisma.Sql): Prisma.Sql {
  return sql`
    left join lateral (select l.group_id from connector_link l where l.connector_id = c.id and ${inForce("l", at)} limit 1) link on true
    left join user_group g on g.id = link.group_id`;
}

/** What is the same for everybody on the connector `c` with its `link` and `g`: lights, and whether the group is blocked. */
export function contextColumns(at: Prisma.Sql, marks: Marks): Prisma.Sql {
  return sql`c.id as connector_id, c.system_id, link.group_id, g.kind as group_kind,
    ${marks.isBlocked("link.group_id")} as group_blocked, ${marks.isBlocked("c.id")} as connector_blocked,
    case when link.group_id is null or c.retired_at <= ${at} then 0 else ${unlessDoubted("c.id", marks)} end as unblocked_connector,
    case when ${marks.isBlocked("c.system_id")} then 0 else ${unlessDoubted("c.system_id", marks)} end as system_light`;
}

/** One row a connector `c` that `from` names, with its context. Asked once a connector, never once a person. */
export function contextSql(from: Prisma.Sql, at: Prisma.Sql, where: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return sql`select ${contextColumns(at, probed(at))} from ${from} ${linkedSql(at)} ${where}`;
}

/** The light of the connector, out of a row of `contextSql` named `k`. */
export const CONNECTOR_LIGHT = sql`(case when k.connector_blocked then 0 else k.unblocked_connector end)`;

const probedMembership = (at: Prisma.Sql) => sql`(select ${unlessDoubted("m.id", probed(at))} from membership m
  where m.group_id = k.group_id and m.account_id = a.id and ${inForce("m", at)} limit 1)`;

/** Member: the account `a` in the group of the connector `k`, or anybody valid where that group is Everybody. */
export function memberLight(at: Prisma.Sql, ofMembership = probedMembership(at)): Prisma.Sql {
  return sql`(case when k.group_id is null then 0
    when k.group_kind = 'everybody' then case when ${inForce("a", at)} then 2 else 0 end
    else coalesce(${ofMembership}, 0) end)`;
}

/** The light of one token `t` by itself: one asked for and in doubt may exist, so it is unknown. */
export function lightOfToken(at: Prisma.Sql, marks: Marks = probed(at)): Prisma.Sql {
  return sql`(case when t.requested_at > ${at} or t.expires_at <= ${at} or t.revoked_at <= ${at} or ${marks.isBlocked("t.id")} then 0
    when ${marks.isDoubted("t.id")} then 1
    when t.issued_at <= ${at} and (t.valid_from is null or t.valid_from <= ${at}) then 2 else 0 end)`;
}

/** Token: the best one of the account `a` for the connector `k`. */
export function tokenLight(at: Prisma.Sql): Prisma.Sql {
  return sql`coalesce((select max(${lightOfToken(at)}) from token t
    where t.connector_id = k.connector_id and t.account_id = a.id), 0)`;
}

/** Person: the account `a` valid, its user `u` not left, and neither they nor the linked group blocked. */
export function personLight(at: Prisma.Sql, marks: Marks = probed(at)): Prisma.Sql {
  return sql`(case when not ${inForce("a", at)} or u.left_at <= ${at} or k.group_blocked
    or ${marks.isBlocked("u.id")} or ${marks.isBlocked("a.id")} then 0 else ${unlessDoubted("a.id", marks)} end)`;
}

/** All five for one pair, as the columns member, token, connector, person and system; `k`, `a` and `u` must be in scope. */
export function lightsSql(at: Prisma.Sql): Prisma.Sql {
  return lightsWith(memberLight(at), tokenLight(at), personLight(at));
}

/**
 * As `lightsSql` for one token `t` of the pair and not the best of them, with what `gatherSql` found in `x`; `membership` names the column
 * with the id of the one that is in force.
 */
export function lightsOfTokenSql(at: Prisma.Sql, membership: string): Prisma.Sql {
  const ofMembership = sql`case when ${Prisma.raw(membership)} is null then 0 else ${unlessDoubted(membership, GATHERED)} end`;
  return lightsWith(memberLight(at, ofMembership), lightOfToken(at, GATHERED), personLight(at, GATHERED));
}

function lightsWith(member: Prisma.Sql, token: Prisma.Sql, person: Prisma.Sql): Prisma.Sql {
  return sql`select ${member} as member, ${token} as token, ${CONNECTOR_LIGHT} as connector, ${person} as person,
    k.system_light as system`;
}

/** The verdict as a number, out of a row of `lightsSql` named `l`. */
export const VERDICT = sql`least(l.member, l.token, l.connector, l.person, l.system)`;

/** The verdict of one pair as a scalar; a connector or system that is closed for everybody costs no probe. */
export function verdictSql(at: Prisma.Sql): Prisma.Sql {
  return sql`(case when ${CONNECTOR_LIGHT} = 0 or k.system_light = 0 then 0
    else (select ${VERDICT} from (${lightsSql(at)}) l) end)`;
}
