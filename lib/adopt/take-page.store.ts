import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { choiceFor, isWanted, keysToTake } from "./adopt.rules";
import type { Wanted } from "./adopt.schema";
import type { FoundClass } from "./adopt-views.rules";
import { foundTable } from "./found.store";
import { readFoundUsers } from "./found-users.store";
import {
  type FoundThing,
  recordFoundEndpoints,
  recordFoundGroups,
  recordFoundMemberships,
  recordFoundTokens,
} from "./take-others.store";
import { recordFoundUsers, type TakeMoment, type TakenUser } from "./take-users.store";

const PAGE: Readonly<Record<ObservedKind, number>> = {
  user: 1_000,
  group: 1_000,
  membership: 2_000,
  endpoint: 500,
  token: 200,
};

export type TakenPage = {
  taken: number;
  skipped: number;
  /** The last key that was looked at; null at the end of the kind. */
  last: string | null;
  audit: AuditDraft[];
  connectors: string[];
};
type At = TakeMoment & { vendor: string };

const NOTHING: TakenPage = { taken: 0, skipped: 0, last: null, audit: [], connectors: [] };

/** Takes over one page of a kind from a place on; what is recorded already, or not wanted, is passed by. */
export async function takePage(
  tx: Tx,
  kind: ObservedKind,
  wanted: Wanted,
  after: string | null,
  at: At,
): Promise<TakenPage> {
  const keys = keysToTake(wanted, kind);
  if (keys?.length === 0) return NOTHING;
  const scope = { after, limit: PAGE[kind], ...(keys ? { keys } : {}) };
  // Tables that were filled a moment ago have no statistics, and the planner then reads all of one for each row of another.
  await tx.$executeRaw`set local enable_seqscan = off`;
  return kind === "user" ? takeUsers(tx, wanted, scope, at) : takeThings(tx, kind, wanted, scope, at);
}

type Scope = { after: string | null; limit: number; keys?: string[] };

async function takeUsers(tx: Tx, wanted: Wanted, scope: Scope, at: At): Promise<TakenPage> {
  const found = await readFoundUsers(tx, at.systemId, scope);
  const chosenIds = wanted.choices.flatMap(({ id }) => id ?? []);
  const chosen = new Map(
    (await tx.appUser.findMany({ where: { id: { in: chosenIds } }, select: { id: true, name: true } })).map((one) => [
      one.id,
      one,
    ]),
  );
  const taken = found.flatMap((one): TakenUser[] => {
    if (!isWanted(wanted, "user", one)) return [];
    const choice = choiceFor(wanted, "user", one.key);
    if (!choice.isChosen)
      return [{ found: one, joins: one.foundClass === "matched" ? (one.candidates[0] ?? null) : null }];
    const joins = choice.id === null ? null : chosen.get(choice.id);
    return joins === undefined ? [] : [{ found: one, joins }];
  });
  const made = await recordFoundUsers(tx, taken, at);
  // A batch has one event; whom a person chose for an ambiguous account has one of its own.
  const audit = taken.flatMap(({ found: one, joins }, i): AuditDraft[] => {
    const ids = made[i];
    if (!ids || !choiceFor(wanted, "user", one.key).isChosen) return [];
    const user = { kind: "user" as const, id: ids.userId, name: joins?.name ?? one.state.name };
    const subject = { kind: "account" as const, id: ids.accountId, name: one.state.remoteId };
    return [{ code: "account.created", subject, related: { user }, after: { source: "observed", chosen: true } }];
  });
  return {
    ...pageOf(found, scope.limit),
    taken: taken.length,
    skipped: found.length - taken.length,
    audit,
    connectors: [],
  };
}

async function takeThings(
  tx: Tx,
  kind: Exclude<ObservedKind, "user">,
  wanted: Wanted,
  scope: Scope,
  at: At,
): Promise<TakenPage> {
  const found = await queryRows<FoundThing & { foundClass: FoundClass }>(
    tx,
    Prisma.sql`select f.key, f.state, f.group_id as "groupId", f.account_id as "accountId", f.match_id as "matchId",
                 f.found_class as "foundClass" from ${foundTable(kind, at.systemId, scope)} order by f.key`,
  );
  const rows = found.filter((one) => isWanted(wanted, kind, one));
  const withConnector = await connectorsOf(tx, kind, wanted, rows, at);
  if (rows.length > 0) {
    if (kind === "group") await recordFoundGroups(tx, rows, at);
    if (kind === "membership") await recordFoundMemberships(tx, rows, at);
    if (kind === "endpoint") await recordFoundEndpoints(tx, withConnector, at);
    if (kind === "token") await recordFoundTokens(tx, withConnector, at);
  }
  const taken = kind === "endpoint" || kind === "token" ? withConnector.length : rows.length;
  const groups = kind === "membership" ? rows.map(({ groupId }) => groupId ?? "") : [];
  const linked = await tx.connectorLink.findMany({
    where: { groupId: { in: [...new Set(groups)] }, validTo: null },
    select: { connectorId: true },
  });
  const connectors = [...linked, ...withConnector].map(({ connectorId }) => connectorId);
  return { ...pageOf(found, scope.limit), taken, skipped: found.length - taken, audit: [], connectors };
}

// The connector that was found for it, or the one that a person chose; one of another system is none.
async function connectorsOf(tx: Tx, kind: ObservedKind, wanted: Wanted, rows: readonly FoundThing[], { systemId }: At) {
  if (kind !== "endpoint" && kind !== "token") return [];
  const own = await tx.connector.findMany({ where: { systemId, retiredAt: null }, select: { id: true } });
  const isOwn = new Set(own.map(({ id }) => id));
  return rows.flatMap((row) => {
    const choice = choiceFor(wanted, kind, row.key);
    const connectorId = choice.isChosen ? choice.id : row.matchId;
    return connectorId && isOwn.has(connectorId) ? [{ ...row, connectorId }] : [];
  });
}

const pageOf = (found: readonly { key: string }[], limit: number) => ({
  last: found.length === limit ? (found.at(-1)?.key ?? null) : null,
});
