import "server-only";
import fc from "fast-check";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";

// Random histories of one system: who was in what, what was linked, issued, blocked and doubted, and when. Days are whole, so
// that edges of different facts meet often; periods may be empty, touch each other or be open.

const DAYS = 12;
/** The moment of a day of a history; halves lie between edges. */
export const dayToDate = (day: number): Date => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000);

type Span = { from: number; to: number | null };
const day = fc.integer({ min: 0, max: DAYS });
// Most things don't end: somebody who can use something is needed before anybody can lose it.
const seldomDay = fc.oneof({ arbitrary: fc.constant(null), weight: 7 }, { arbitrary: day, weight: 1 });
const earlyDay = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, { arbitrary: day, weight: 1 });
const index = fc.nat({ max: 99 });

const spans: fc.Arbitrary<Span[]> = fc.array(day, { minLength: 1, maxLength: 4 }).map((days) => {
  const sorted = days.toSorted((a, b) => a - b);
  return sorted.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: sorted[at + 1] ?? null }] : []));
});
const longSpans = fc.oneof(
  spans,
  earlyDay.map((from): Span[] => [{ from, to: null }]),
);

const BLOCKABLE = ["system", "connector", "user", "account", "group", "token"] as const;
const DOUBTABLE = ["system", "connector", "account", "token", "membership"] as const;

const history = fc.record({
  users: fc.array(fc.record({ name: fc.constantFrom("Kim", "kim", "Noor", "Raj"), leftAt: seldomDay }), {
    minLength: 2,
    maxLength: 4,
  }),
  accounts: fc.array(fc.record({ user: index, from: earlyDay, to: seldomDay }), { minLength: 2, maxLength: 4 }),
  groups: fc.integer({ min: 1, max: 2 }),
  connectors: fc.array(
    fc.record({ retiredAt: seldomDay, links: longSpans, groups: fc.array(index, { minLength: 1 }) }),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  memberships: fc.array(fc.record({ group: index, account: index, spans: longSpans }), { minLength: 6, maxLength: 10 }),
  tokens: fc.array(
    fc.record({
      account: index,
      connector: index,
      requestedAt: earlyDay,
      wait: fc.option(fc.nat({ max: 3 }), { nil: null, freq: 4 }),
      expiresAt: seldomDay,
      life: fc.option(fc.nat({ max: 12 }), { nil: null, freq: 1 }),
    }),
    { minLength: 6, maxLength: 14 },
  ),
  blocks: fc.array(
    fc.record({
      kind: fc.constantFrom(...BLOCKABLE),
      subject: index,
      spans,
      until: fc.option(day, { nil: null, freq: 1 }),
    }),
    {
      maxLength: 3,
    },
  ),
  doubts: fc.array(fc.record({ kind: fc.constantFrom(...DOUBTABLE), subject: index, spans }), { maxLength: 2 }),
});

export type HistoryPlan = typeof history extends fc.Arbitrary<infer T> ? T : never;
/** A plan of a history, to be written with `writeHistory`. */
export const anyHistory: fc.Arbitrary<HistoryPlan> = history;
/** Moments on edges and between them. */
export const anyMoment: fc.Arbitrary<number> = fc.integer({ min: -1, max: 2 * DAYS + 2 }).map((half) => half / 2);

/** The days on which something begins or ends in a plan. */
export function edgesOf(plan: unknown): number[] {
  if (plan === null || typeof plan !== "object") return [];
  return Object.entries(plan).flatMap(([key, value]) =>
    typeof value === "number" && /^(from|to|until|\w+At)$/.test(key) ? [value] : edgesOf(value),
  );
}

export type History = { systemId: string; users: string[]; accounts: string[]; groups: string[]; connectors: string[] };

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const dateOf = (value: number | null): Date | null => (value === null ? null : dayToDate(value));
const period = ({ from, to }: Span) => ({ validFrom: dayToDate(from), validTo: dateOf(to) });

/** Writes a history into a system of its own and names what it made. */
export async function writeHistory(db: Db, plan: HistoryPlan): Promise<History> {
  const systemId = newId("system");
  const users = plan.users.map(() => newId("user"));
  const accounts = plan.accounts.map(() => newId("account"));
  const groups = [...Array.from({ length: plan.groups }, () => newId("group")), newId("group")];
  const connectors = plan.connectors.map(() => newId("connector"));
  const address = "http://127.0.0.1:9";
  await db.system.create({
    data: {
      id: systemId,
      vendor: "afas",
      name: systemId,
      environment: "test",
      restUrl: address,
      soapUrl: address,
      approvedHost: "127.0.0.1",
    },
  });
  await db.appUser.createMany({
    data: plan.users.map(({ name, leftAt }, at) => ({ id: users[at] as string, name, leftAt: dateOf(leftAt) })),
  });
  await db.account.createMany({
    data: plan.accounts.map(({ user, from, to }, at) => {
      const id = accounts[at] as string;
      const ends = to === null ? null : Math.max(from, to);
      return { id, systemId, userId: pick(users, user), remoteId: id, ...period({ from, to: ends }) };
    }),
  });
  await db.userGroup.createMany({
    data: groups.map((id, at) => {
      const kind = at === groups.length - 1 ? "everybody" : "listed";
      return { id, systemId, code: id, description: kind, kind };
    }),
  });
  await db.connector.createMany({
    data: plan.connectors.map(({ retiredAt }, at) => {
      const id = connectors[at] as string;
      return { id, systemId, name: id, retiredAt: dateOf(retiredAt) };
    }),
  });
  await db.connectorLink.createMany({
    data: plan.connectors.flatMap((connector, at) =>
      connector.links.map((span, nth) => ({
        id: newId("link"),
        connectorId: connectors[at] as string,
        groupId: pick(groups, pick(connector.groups, nth)),
        ...period(span),
      })),
    ),
  });
  const memberships = await writeMemberships(db, plan, groups.slice(0, -1), accounts);
  const tokens = await writeTokens(db, plan, accounts, connectors);
  const subjects = {
    system: [systemId],
    connector: connectors,
    user: users,
    account: accounts,
    group: groups,
    token: tokens,
    membership: memberships,
  };
  await db.block.createMany({
    data: marks(plan.blocks, subjects, "block", (until) => ({ reason: "Test", until: dateOf(until) })),
  });
  await db.doubt.createMany({ data: marks(plan.doubts, subjects, "doubt", () => ({ reason: "No answer" })) });
  return { systemId, users, accounts, groups, connectors };
}

async function writeMemberships(db: Db, { memberships }: HistoryPlan, groups: string[], accounts: string[]) {
  const seen = new Set<string>();
  const data = memberships.flatMap(({ group, account, spans: all }) => {
    const [groupId, accountId] = [pick(groups, group), pick(accounts, account)];
    if (seen.has(groupId + accountId)) return [];
    seen.add(groupId + accountId);
    return all.map((span) => ({ id: newId("membership"), groupId, accountId, ...period(span) }));
  });
  await db.membership.createMany({ data });
  return data.map(({ id }) => id as string);
}

async function writeTokens(db: Db, plan: HistoryPlan, accounts: string[], connectors: string[]) {
  const data = plan.tokens.map(({ account, connector, requestedAt, wait, expiresAt, life }) => {
    const id = newId("token");
    return {
      id,
      accountId: pick(accounts, account),
      connectorId: pick(connectors, connector),
      label: id,
      requestedAt: dayToDate(requestedAt),
      issuedAt: wait === null ? null : dayToDate(requestedAt + wait),
      expiresAt: dateOf(expiresAt),
      revokedAt: life === null ? null : dayToDate(requestedAt + life),
    };
  });
  await db.token.createMany({ data });
  return data.map(({ id }) => id as string);
}

type Mark = { kind: string; subject: number; spans: Span[]; until?: number | null };

function marks<T extends object>(
  plans: readonly Mark[],
  subjects: Readonly<Record<string, readonly string[]>>,
  idKind: "block" | "doubt",
  more: (until: number | null) => T,
) {
  const seen = new Set<string>();
  return plans.flatMap(({ kind, subject, spans: all, until = null }) => {
    const ids = subjects[kind] ?? [];
    if (ids.length === 0) return [];
    const subjectId = pick(ids, subject);
    if (seen.has(subjectId)) return [];
    seen.add(subjectId);
    return all.map((span) => ({ id: newId(idKind), subjectKind: kind, subjectId, ...more(until), ...period(span) }));
  });
}
