import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { db, queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { checkId, checkMayRead, momentOf } from "./asked.store";
import { CONNECTOR_LIGHT, contextSql, inForce, lightsSql, memberLight, momentSql } from "./lights.store";
import type { LightState } from "./verdict.rules";

const { sql } = Prisma;
const STATES: readonly LightState[] = ["no", "unknown", "yes"];

/** How many pass each light and those above it, leaving a block of the connector aside; and how many can use it as it is. */
export type LightCounts = {
  at: Date;
  member: number;
  token: number;
  connector: number;
  person: number;
  system: number;
  connectorState: LightState;
  systemState: LightState;
  can: number;
};

type Row = Omit<LightCounts, "at" | "connectorState" | "systemState"> & { connectorLight: number; systemLight: number };

/** The numbers beside the five lights of a connector; `not_found` for an unknown one. */
export async function lightCounts(actor: Actor, connectorId: string, at?: Date, tx: Tx = db): Promise<LightCounts> {
  checkMayRead(actor);
  checkId("connector", connectorId);
  const moment = await momentOf(tx, at);
  const [row] = await queryRows<Row>(tx, countsSql(connectorId, momentSql(moment)));
  if (!row) throw new DomainError("not_found");
  const { connectorLight, systemLight, ...counts } = row;
  return {
    ...counts,
    at: moment,
    connectorState: STATES[connectorLight] ?? "unknown",
    systemState: STATES[systemLight] ?? "unknown",
  };
}

// Only members with a token are judged one by one; members are counted where they stand.
function countsSql(connectorId: string, at: Prisma.Sql): Prisma.Sql {
  return sql`
    with k as materialized (${contextSql(sql`connector c`, at, sql`where c.id = ${connectorId}`)}),
    held as materialized (select l.* from (select distinct t.account_id from token t where t.connector_id = ${connectorId} and t.requested_at <= ${at}) h
      join account a on a.id = h.account_id join app_user u on u.id = a.user_id join k on k.system_id = a.system_id
      cross join lateral (${lightsSql(at)}) l where l.member = 2 and l.token = 2)
    select case when k.group_kind = 'everybody'
        then (select count(*)::int from account a where a.system_id = k.system_id and ${inForce("a", at)})
        else (select count(*)::int from (select * from membership where group_id = k.group_id offset 0) m
          join account a on a.id = m.account_id and a.system_id = k.system_id where ${inForce("m", at)} and ${memberLight(at)} = 2) end as member,
      (select count(*)::int from held) as token,
      (select count(*)::int from held where k.unblocked_connector = 2) as connector,
      (select count(*)::int from held where k.unblocked_connector = 2 and person = 2) as person,
      (select count(*)::int from held where k.unblocked_connector = 2 and person = 2 and system = 2) as system,
      (select count(*)::int from held where connector = 2 and person = 2 and system = 2) as can,
      ${CONNECTOR_LIGHT} as "connectorLight", k.system_light as "systemLight"
    from k`;
}
