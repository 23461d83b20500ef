import "server-only";
import { Prisma } from "@/lib/db/generated/client";

const { sql } = Prisma;

/** Which differences are asked for; a difference is looked for in one system, and by its key, where these are given. */
export type DriftScope = { systemId?: string; keys?: readonly string[] };

/** Narrows a table of facts or observations to the systems asked for. */
export const inScope = (column: Prisma.Sql, { systemId }: DriftScope): Prisma.Sql =>
  systemId ? sql`${column} = ${systemId}` : sql`true`;

/** Narrows by key; `column` is the key as it is indexed. */
export const hasKey = (column: Prisma.Sql, { keys }: DriftScope): Prisma.Sql =>
  keys ? sql`${column} = any(${[...keys]}::text[])` : sql`true`;

/**
 * Whether something was ordered about a subject that had not ended when the vendor was read: then the reading says nothing yet.
 * `d` is the delivery, `since` the moment at which that reading began.
 */
export const onItsWay = (subject: Prisma.Sql, since: Prisma.Sql): Prisma.Sql => sql`exists (
  select 1 from delivery d where d.subject_id = ${subject}
    and (d.status in ('needs_approval', 'held', 'queued', 'sending', 'waiting', 'by_hand', 'needs_confirmation')
      or d.finished_at >= ${since}))`;

/** What an order about something is filed under that has no row here; `o` is the observation. */
export const UNKNOWN_SUBJECT = sql`(o.system_id || ':' || o.key)`;
export const unknownSubjectOf = (fact: { systemId: string; key: string }): string => `${fact.systemId}:${fact.key}`;

/** Whether a subject is blocked here now. */
export const isBlockedHere = (...subjects: Prisma.Sql[]): Prisma.Sql => sql`exists (
  select 1 from block b where b.subject_id in (${Prisma.join(subjects)}) and b.valid_to is null
    and (b.until is null or b.until > now()))`;

/**
 * Whether a vendor that shows an account without groups as blocked can say nothing by that: it has none here either. `a` is the account,
 * `blind` what the vendor can't show.
 */
export const isOffForWantOfGroups = (blind: Prisma.Sql): Prisma.Sql => sql`(
  'user.blocked_without_groups' = any (coalesce(${blind}, '{}'))
  and not exists (select 1 from membership w where w.account_id = a.id and w.valid_to is null))`;

/** Whether the vendor shows the account as gone, or as blocked; `a` is the account. */
export const isGoneThere = sql`exists (select 1 from observation p where p.system_id = a.system_id and p.kind = 'user'
  and p.key = lower(a.remote_id) and p.gone_at is not null)`;
export const isBlockedThere = sql`exists (select 1 from observation p where p.system_id = a.system_id and p.kind = 'user'
  and p.key = lower(a.remote_id) and p.gone_at is null and (p.state ->> 'isBlocked')::boolean)`;

/** What differs of two sets of properties, as the left has it: only names that both know, because only those were decided. */
export const differingOf = (left: Prisma.Sql, right: Prisma.Sql): Prisma.Sql => sql`(
  select jsonb_object_agg(l.name, l.value) from jsonb_each(${left}) l (name, value)
  where ${right} ? l.name and ${right} -> l.name <> l.value)`;

export type ColumnName =
  | "user_id"
  | "user_name"
  | "account_id"
  | "group_id"
  | "group_code"
  | "connector_id"
  | "token_id"
  | "subject_id"
  | "ours"
  | "theirs";
const COLUMNS: readonly ColumnName[] = [
  "user_id",
  "user_name",
  "account_id",
  "group_id",
  "group_code",
  "connector_id",
  "token_id",
  "subject_id",
  "ours",
  "theirs",
];

/** The columns of a difference, in the one order that a union needs; what isn't given is null. */
export function columns(given: Partial<Record<ColumnName, Prisma.Sql>>): Prisma.Sql {
  return Prisma.join(
    COLUMNS.map((name) => {
      const type = Prisma.raw(name === "ours" || name === "theirs" ? "jsonb" : "text");
      return sql`(${given[name] ?? sql`null`})::${type} as ${Prisma.raw(name)}`;
    }),
  );
}
