import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { statesIn } from "./mapping-state.store";
import type { MappingFilter } from "./mapping-views.rules";

const { sql } = Prisma;

const ASKED_SQL = {
  week: (at: Prisma.Sql) => sql`use.last_asked_at >= ${at} - interval '7 days'`,
  over_90_days: (at: Prisma.Sql) => sql`use.last_asked_at < ${at} - interval '90 days'`,
  never: () => sql`use.last_asked_at is null`,
} as const;

/** A filter as one condition on `m`, on `use` where it says when, and on `judged` where it names states. */
export function mappingWhere(filter: MappingFilter, at: Prisma.Sql): Prisma.Sql {
  const parts = [sql`m.valid_to is null`];
  const { q = "", applicationId, connectorId, tokenId, isShared, isDuplicate, asked } = filter;
  const states = statesIn(filter.states);
  if (applicationId) parts.push(sql`m.application_id = ${applicationId}`);
  if (connectorId) parts.push(sql`m.connector_id = ${connectorId}`);
  if (tokenId) parts.push(sql`m.token_id = ${tokenId}`);
  if (states.length > 0) parts.push(sql`judged.state = any(${states})`);
  // A range and not a pattern: an index answers it also where the statement was planned before the words were known.
  const start = q.trim().replaceAll("\0", "");
  if (start) parts.push(sql`m.external_key >= ${start} and m.external_key < ${`${start}\u{10FFFF}`}`);
  if (isShared) parts.push(sql`m.token_id in (${severalOf(sql`o.token_id`)})`);
  if (isDuplicate) {
    const alike = sql`m.application_id, m.connector_id, ltrim(lower(m.external_key), '0')`;
    const others = severalOf(sql`o.application_id, o.connector_id, ltrim(lower(o.external_key), '0')`);
    parts.push(sql`(${alike}) in (${others})`);
  }
  if (asked) parts.push(ASKED_SQL[asked](at));
  return Prisma.join(parts, " and ");
}

/** Whether a filter has to be judged before it is known what it lets through. */
export const asksForStates = (filter: MappingFilter): boolean => statesIn(filter.states).length > 0;

// Gathered once and looked up, instead of looked for beside each row.
const severalOf = (what: Prisma.Sql) =>
  sql`select ${what} from mapping o where o.valid_to is null group by ${what} having count(*) > 1`;
