import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { actJson, blockJson, deliveryJson, doubtJson, revived } from "./fact-json.store";
import { inForce, momentSql } from "./lights.store";
import type { ConnectorFacts, PairFacts, PersonFacts } from "./pair-facts.rules";
import { vendorName } from "./vendor-names.rules";

const { sql } = Prisma;

/** A person on a connector; without an account where he has none in its system. */
export type PairKey = { userId: string; accountId: string | null; connectorId: string };

/**
 * All that `judge` needs for these pairs, in their order, in two statements however many there are; a pair whose user or
 * connector doesn't exist is left out.
 */
export async function readPairFacts(tx: Tx, pairs: readonly PairKey[], at: Date): Promise<PairFacts[]> {
  if (pairs.length === 0) return [];
  const moment = momentSql(at);
  const connectors = await readConnectorFacts(tx, [...new Set(pairs.map(({ connectorId }) => connectorId))], moment);
  const persons = await readPersonFacts(tx, pairs, moment);
  return pairs.flatMap(({ connectorId }, index) => {
    const [connector, person] = [connectors.get(connectorId), persons.get(index + 1)];
    return connector && person ? [{ ...connector, ...person }] : [];
  });
}

async function readConnectorFacts(tx: Tx, ids: readonly string[], at: Prisma.Sql) {
  const rows = await queryRows<{ id: string; facts: unknown }>(
    tx,
    sql`select c.id, jsonb_build_object(
        'connector', jsonb_build_object('id', c.id, 'name', c.name, 'source', c.source, 'retiredAt', c.retired_at,
          'block', ${blockJson("c.id", at)}, 'doubt', ${doubtJson("c.id", at)},
          'delivery', ${deliveryJson("c.id", at, sql`y.effect_type not in ('connector.include.v1', 'connector.exclude.v1')`)}),
        'system', jsonb_build_object('id', s.id, 'name', s.name, 'vendor', s.vendor, 'lastReadAt', s.last_read_at,
          'block', ${blockJson("s.id", at)}, 'doubt', ${doubtJson("s.id", at)}),
        'link', (select jsonb_build_object('from', l.valid_from, 'to', l.valid_to, 'source', l.source,
            'opened', ${actJson("l.opened_in")}, 'closed', ${actJson("l.closed_in")},
            'group', jsonb_build_object('id', g.id, 'code', g.code, 'kind', g.kind, 'block', ${blockJson("g.id", at)}))
          from connector_link l join user_group g on g.id = l.group_id
          where l.connector_id = c.id and l.valid_from <= ${at} order by l.valid_from desc, l.valid_to desc nulls first limit 1)) as facts
      from connector c join system s on s.id = c.system_id where c.id = any(${ids})`,
  );
  return new Map(
    rows.map(({ id, facts }) => {
      const { system, ...rest } = revived<ConnectorFacts>(facts);
      return [id, { ...rest, system: { ...system, vendorName: vendorName(system.vendor) } }];
    }),
  );
}

async function readPersonFacts(tx: Tx, pairs: readonly PairKey[], at: Prisma.Sql) {
  const rows = await queryRows<{ n: bigint; facts: unknown }>(
    tx,
    sql`select p.n, jsonb_build_object(
        'user', jsonb_build_object('id', u.id, 'name', u.name, 'leftAt', u.left_at, 'block', ${blockJson("u.id", at)}),
        'account', case when a.id is null then null else jsonb_build_object('id', a.id, 'from', a.valid_from, 'to', a.valid_to,
          'remoteId', a.remote_id, 'email', coalesce(a.email, u.email), 'windows', a.windows, 'insite', a.insite, 'attributes', a.attributes,
          'source', a.source,
          'observedAt', a.observed_at, 'block', ${blockJson("a.id", at)}, 'doubt', ${doubtJson("a.id", at)},
          'delivery', ${deliveryJson("a.id", at, sql`y.effect_type in ('user.block.v1', 'user.unblock.v1')`)}) end,
        'membership', (select jsonb_build_object('id', m.id, 'from', m.valid_from, 'to', m.valid_to, 'source', m.source,
            'opened', ${actJson("m.opened_in")}, 'closed', ${actJson("m.closed_in")},
            'doubt', ${doubtJson("m.id", at)}, 'delivery', ${deliveryJson("m.id", at)})
          from membership m where m.group_id = link.group_id and m.account_id = a.id and m.valid_from <= ${at}
          order by m.valid_from desc, m.valid_to desc nulls first limit 1),
        'tokens', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'source', t.source,
            'hint', t.prefix || '…' || t.last_four, 'requestedAt', t.requested_at, 'issuedAt', t.issued_at, 'validFrom', t.valid_from, 'expiresAt', t.expires_at,
            'revokedAt', t.revoked_at, 'requested', ${actJson("t.requested_in")}, 'revoked', ${actJson("t.revoked_in")},
            'block', ${blockJson("t.id", at)}, 'doubt', ${doubtJson("t.id", at)}, 'delivery', ${deliveryJson("t.id", at)}) order by t.id)
          from token t where t.connector_id = c.id and t.account_id = a.id and t.requested_at <= ${at}), '[]')) as facts
      from unnest(${pairs.map(({ userId }) => userId)}::text[], ${pairs.map(({ accountId }) => accountId)}::text[],
          ${pairs.map(({ connectorId }) => connectorId)}::text[]) with ordinality p(user_id, account_id, connector_id, n)
      cross join lateral (select * from app_user where id = p.user_id offset 0) u
      cross join lateral (select * from connector where id = p.connector_id offset 0) c
      left join lateral (select * from account where id = p.account_id offset 0) a on a.user_id = u.id and a.system_id = c.system_id
      left join lateral (select l.group_id from connector_link l where l.connector_id = c.id and ${inForce("l", at)} limit 1) link on true`,
  );
  return new Map(rows.map(({ n, facts }) => [Number(n), revived<PersonFacts>(facts)]));
}
