import "server-only";
import { CONNECTOR_LIGHT, contextSql, lightOfToken, memberLight, personLight } from "@/lib/access/lights.store";
import { Prisma } from "@/lib/db/generated/client";
import { EXPIRING_DAYS } from "@/lib/tokens/token.rules";
import { MAPPING_STATES, type MappingState } from "./mapping-state.rules";

const { sql } = Prisma;

// The same rule as `mappingState`, asked of many at once; a test holds the two together. A mapping's own token must be the one that
// works, so the light of the token is that of `t` and not of the best one its account has.
const verdict = (at: Prisma.Sql) =>
  sql`least(${memberLight(at)}, ${lightOfToken(at)}, ${CONNECTOR_LIGHT}, ${personLight(at)}, k.system_light)`;

/** Whether the token `t` belongs to nobody any more: its account `a` is gone, or its person `u` left. */
export const isOrphan = (at: Prisma.Sql): Prisma.Sql =>
  sql`(coalesce(a.valid_to <= ${at}, false) or coalesce(u.left_at <= ${at}, false))`;

/** Whether the application `p` stands and may ask for the connector `c`. */
export const MAY_ASK = sql`(p.retired_at is null and c.id = any(p.connector_ids))`;

function stateOf(at: Prisma.Sql): Prisma.Sql {
  return sql`case when ${isOrphan(at)} then 'orphan'
    when t.revoked_at <= ${at} then 'revoked' when t.expires_at <= ${at} then 'expired'
    when not ${MAY_ASK} then 'not_allowed'
    else (select case v.n when 0 then 'no_access' when 1 then 'unknown' else
        case when t.secret_id is null then 'no_text'
          when t.expires_at <= ${at} + make_interval(days => ${EXPIRING_DAYS}::int) then 'expiring' else 'answers' end end
      from (select ${verdict(at)} as n) v) end`;
}

/** The parts of `with` that judge each token with each application whose keys lead to it, as `judged`; once each, however many keys. */
export function judgedSql(at: Prisma.Sql): Prisma.Sql {
  return sql`k as materialized (${contextSql(sql`connector c`, at)}),
    judged as materialized (
      select y.application_id, y.token_id, ${stateOf(at)} as state
      from (select distinct application_id, token_id from mapping where valid_to is null) y
      join application p on p.id = y.application_id join token t on t.id = y.token_id
      join connector c on c.id = t.connector_id join account a on a.id = t.account_id join app_user u on u.id = a.user_id
      join k on k.connector_id = c.id)`;
}

/** Those of the words that are states. */
export function statesIn(words: readonly string[] = []): MappingState[] {
  return MAPPING_STATES.filter((state) => words.includes(state));
}
