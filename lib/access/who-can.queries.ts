import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { type Page, type PageResult, readPage } from "@/lib/db/paging";
import { judge } from "./access.rules";
import { checkId, checkMayRead, momentOf } from "./asked.store";
import { momentSql } from "./lights.store";
import { readPairFacts } from "./pair-facts.store";
import { compactLights, type LightName, type LightState } from "./verdict.rules";
import {
  countListed,
  type FoundPair,
  findListed,
  type ListedCounts,
  WHO_CAN_ORDER,
  type WhoCanFilter,
} from "./who-can.store";

export type WhoCanRow = {
  nameKey: string;
  userId: string;
  userName: string;
  accountId: string;
  accountCode: string;
  state: LightState;
  lights: Record<LightName, LightState>;
  since: Date | null;
  short: string;
};

export type WhoCan = PageResult<WhoCanRow> & {
  at: Date;
  /** How many match the words, whatever their state. */
  counts: ListedCounts & { cannot: number };
  countCan: number;
};

/**
 * Who can use a connector, and who could but can't: members of its group and everybody who holds, held or asked for a token,
 * by name; an unknown connector is `not_found`.
 */
export async function whoCan(
  actor: Actor,
  connectorId: string,
  filter: WhoCanFilter,
  page: Page,
  at?: Date,
  tx: Tx = db,
): Promise<WhoCan> {
  checkMayRead(actor);
  checkId("connector", connectorId);
  const moment = await momentOf(tx, at);
  const connector = await tx.connector.findUnique({ where: { id: connectorId }, select: { id: true } });
  if (!connector) throw new DomainError("not_found");
  const question = { connectorId, filter, at: momentSql(moment) };
  const counting = countListed(tx, question);
  const total = async () => totalOf(filter, await counting);
  const found = await readPage<FoundPair>(page, {
    order: WHO_CAN_ORDER,
    keysOf: (row) => [row.nameKey, row.accountId],
    // Nobody at all is known from the count; looking for nobody would walk every name.
    rows: async (part) => ((await total()) === 0 ? [] : findListed(tx, question, part)),
    count: total,
  });
  const facts = await readPairFacts(
    tx,
    found.rows.map(({ userId, accountId }) => ({ userId, accountId, connectorId })),
    moment,
  );
  const rows = facts.map((pair, index) => {
    const verdict = judge(pair, moment);
    return {
      nameKey: found.rows[index]?.nameKey ?? "",
      userId: pair.user.id,
      userName: pair.user.name,
      accountId: pair.account?.id ?? "",
      accountCode: pair.account?.remoteId ?? "",
      state: verdict.state,
      lights: compactLights(verdict),
      since: verdict.since,
      short: verdict.short,
    };
  });
  const counts = await counting;
  return {
    ...found,
    rows,
    at: moment,
    counts: { ...counts, cannot: totalOf({ state: "cannot" }, counts) },
    countCan: counts.can,
  };
}

function totalOf({ state = "all" }: WhoCanFilter, { listed, can, unknown }: ListedCounts): number {
  if (state === "can") return can;
  if (state === "unknown") return unknown;
  return state === "cannot" ? listed - can - unknown : listed;
}
