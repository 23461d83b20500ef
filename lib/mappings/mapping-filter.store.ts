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

/** A filter as one condition on MAPPING_FROM and, where it names states, on `judged` too. */
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
  if (isShared) parts.push(another(sql`o.token_id = m.token_id`));
  if (isDuplicate) {
    parts.push(
      another(sql`o.application_id = m.application_id and o.connector_id = m.connector_id
        and ltrim(lower(o.external_key), '0') = ltrim(lower(m.external_key), '0')`),
    );
  }
  if (asked) parts.push(ASKED_SQL[asked](at));
  return Prisma.join(parts, " and ");
}

/** Whether a filter has to be judged before it is known what it lets through. */
export const asksForStates = (filter: MappingFilter): boolean => statesIn(filter.states).length > 0;

const another = (alike: Prisma.Sql) =>
  sql`exists (select 1 from mapping o where ${alike} and o.valid_to is null and o.id <> m.id)`;
