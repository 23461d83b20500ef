import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { db, queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { judge } from "./access.rules";
import { checkId, checkMayRead, momentOf } from "./asked.store";
import { inForce, momentSql } from "./lights.store";
import type { AccountFact } from "./pair-facts.rules";
import { type PairKey, readPairFacts } from "./pair-facts.store";
import { type Prerequisites, prerequisitesOf } from "./prerequisite.rules";
import { compactLights, type LightName, type LightState, type Verdict } from "./verdict.rules";
import { findPairsOfUser } from "./what-can.store";

const { sql } = Prisma;

export type Named = { id: string; name: string };
export type Explanation = {
  at: Date;
  verdict: Verdict;
  user: Named;
  account: { id: string; code: string } | null;
  connector: Named;
  system: Named & { vendorName: string; lastReadAt: Date | null };
  group: { id: string; code: string } | null;
  /** Null where the vendor asks for nothing, or there is no account. */
  prerequisites: Prerequisites | null;
  endpoints: { total: number; writing: number };
  /** What else narrows the answer, in a sentence. */
  secondLine: string;
  /** Record filters as they were declared here. */
  filters: readonly string[];
};

/** Why a person can or can't use a connector; `not_found` where either doesn't exist. */
export async function explain(
  actor: Actor,
  pair: { accountId: string; connectorId: string } | { userId: string; connectorId: string },
  at?: Date,
  tx: Tx = db,
): Promise<Explanation> {
  checkMayRead(actor);
  const { connectorId } = pair;
  checkId("connector", connectorId);
  const moment = await momentOf(tx, at);
  const key = "accountId" in pair ? await keyOfAccount(tx, pair) : await keyOfUser(tx, pair, moment);
  const [facts] = await readPairFacts(tx, [key], moment);
  if (!facts) throw new DomainError("not_found");
  const { account, connector, link, system, user } = facts;
  const line = await readSecondLine(tx, connectorId, link?.group.id ?? null, moment);
  return {
    at: moment,
    verdict: judge(facts, moment),
    user: { id: user.id, name: user.name },
    account: account && { id: account.id, code: account.remoteId },
    connector: { id: connector.id, name: connector.name },
    system: { id: system.id, name: system.name, vendorName: system.vendorName, lastReadAt: system.lastReadAt },
    group: link && (link.to === null || link.to > moment) ? { id: link.group.id, code: link.group.code } : null,
    prerequisites: account ? asked(system.vendor, account) : null,
    endpoints: { total: line.total, writing: line.writing },
    filters: line.filters,
    secondLine: secondLineOf(connector.name, system.vendorName, line),
  };
}

function asked(vendor: string, account: AccountFact): Prerequisites | null {
  const prerequisites = prerequisitesOf(vendor, account);
  return prerequisites.length > 0 ? prerequisites : null;
}

export type WhatCanRow = {
  userId: string;
  accountId: string;
  connector: Named;
  system: Named;
  state: LightState;
  lights: Record<LightName, LightState>;
  since: Date | null;
  short: string;
};
export type WhatCan = { at: Date; user: Named; rows: WhatCanRow[]; countCan: number };

/** Every connector that a person can use, or would if a light were green, by name; `not_found` for an unknown user. */
export async function whatCan(actor: Actor, userId: string, at?: Date, tx: Tx = db): Promise<WhatCan> {
  checkMayRead(actor);
  checkId("user", userId);
  const moment = await momentOf(tx, at);
  const user = await tx.appUser.findUnique({ where: { id: userId }, select: { id: true, name: true } });
  if (!user) throw new DomainError("not_found");
  const facts = await readPairFacts(tx, await findPairsOfUser(tx, userId, momentSql(moment)), moment);
  const rows = facts.map((pair) => {
    const verdict = judge(pair, moment);
    return {
      userId,
      accountId: pair.account?.id ?? "",
      connector: { id: pair.connector.id, name: pair.connector.name },
      system: { id: pair.system.id, name: pair.system.name },
      state: verdict.state,
      lights: compactLights(verdict),
      since: verdict.since,
      short: verdict.short,
    };
  });
  return { at: moment, user, rows, countCan: rows.filter(({ state }) => state === "yes").length };
}

async function keyOfAccount(tx: Tx, { accountId, connectorId }: { accountId: string; connectorId: string }) {
  checkId("account", accountId);
  const [row] = await queryRows<PairKey>(
    tx,
    sql`select a.user_id as "userId", a.id as "accountId", c.id as "connectorId"
      from account a join connector c on c.id = ${connectorId} and c.system_id = a.system_id where a.id = ${accountId}`,
  );
  if (!row) throw new DomainError("not_found");
  return row;
}

// The account that is valid at the moment, or else the one that started last.
async function keyOfUser(tx: Tx, { userId, connectorId }: { userId: string; connectorId: string }, moment: Date) {
  checkId("user", userId);
  const at = momentSql(moment);
  const [row] = await queryRows<PairKey>(
    tx,
    sql`select u.id as "userId", c.id as "connectorId", (select a.id from account a where a.user_id = u.id and a.system_id = c.system_id
        order by ${inForce("a", at)} desc, a.valid_from desc, a.id desc limit 1) as "accountId"
      from app_user u, connector c where u.id = ${userId} and c.id = ${connectorId}`,
  );
  if (!row) throw new DomainError("not_found");
  return row;
}

type SecondLine = { total: number; writing: number; filters: string[] };

async function readSecondLine(tx: Tx, connectorId: string, groupId: string | null, moment: Date): Promise<SecondLine> {
  const at = momentSql(moment);
  const [row] = await queryRows<SecondLine>(
    tx,
    sql`select count(*)::int as total, count(*) filter (where e.can_write)::int as writing,
        coalesce((select array_agg(f.says order by f.valid_from) from record_filter f
          where (f.connector_id = ${connectorId} or f.group_id = ${groupId}::text) and ${inForce("f", at)}), '{}') as filters
      from endpoint e where e.connector_id = ${connectorId} and ${inForce("e", at)}`,
  );
  return row ?? { total: 0, writing: 0, filters: [] };
}

function secondLineOf(connector: string, vendor: string, { total, writing }: SecondLine): string {
  const endpoints = total === 1 ? "1 endpoint" : `${total} endpoints`;
  const writes =
    total === 0
      ? ""
      : writing === 0
        ? ", none of which writes"
        : `, ${writing} of which ${writing === 1 ? "writes" : "write"}`;
  return `${connector} may call ${endpoints}${writes}. Filter authorisation in ${vendor} narrows which records come back; its effect can't be seen from here.`;
}
