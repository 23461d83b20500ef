import "server-only";
import { createHash } from "node:crypto";
import { impactOf } from "@/lib/access/impact";
import { type Impact, NO_IMPACT } from "@/lib/access/impact.rules";
import type { Actor } from "@/lib/core/actor";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { PlannedEffect } from "@/lib/outbox/outbox.store";
import { type Change, DEFAULT_BRAKE, type Foreseen, type Operation } from "./operation";
import { planEffects } from "./planned-effect";

export type CarriedOut<O> = {
  change: Change<O>;
  now: Date;
  impact: Impact;
  effects: PlannedEffect[];
  /** What the worker will order in batches, one of each sort; shown and weighed, never sent by this act. */
  foreseen: (PlannedEffect & { times: number })[];
  hits: number;
  brake: "none" | "confirm" | "approve";
  hash: string;
};

/**
 * Locks, reads the moment, decides and writes inside `tx`, and says what it comes to. A preview and the act itself are this same
 * code; whoever calls it commits or rolls back.
 */
export async function carryOut<I, O>(
  tx: Tx,
  operation: Operation<I, O>,
  actor: Actor,
  input: I,
  changeId: string,
): Promise<CarriedOut<O>> {
  await lockInOrder(tx, operation.locks(input));
  const now = await readNow(tx);
  const change = await operation.change(tx, { actor, now, changeId }, input);
  const effects = await planEffects(tx, change.effects ?? []);
  const foreseen = await planForeseen(tx, change.foreseen);
  const touched = change.touches ? await impactOf(tx, change.touches, now) : NO_IMPACT;
  const impact = change.foreseen?.impact ?? touched;
  const hits = Math.max(change.hits ?? 0, impact.people);
  const { confirmOver, approveOver } = operation.brake ?? DEFAULT_BRAKE;
  const brake = actor.kind === "system" || hits <= confirmOver ? "none" : hits <= approveOver ? "confirm" : "approve";
  const hash = hashOf(operation.id, change, [...effects, ...foreseen], impact, hits);
  return { change, now, impact, effects, foreseen, hits, brake, hash };
}

async function planForeseen(tx: Tx, foreseen: Foreseen | undefined): Promise<CarriedOut<unknown>["foreseen"]> {
  const all = foreseen?.effects ?? [];
  const planned = await planEffects(
    tx,
    all.map(({ draft }) => draft),
  );
  return planned.map((effect, i) => ({
    ...effect,
    sentence: all[i]?.sentence ?? effect.sentence,
    times: all[i]?.times ?? 1,
  }));
}

/** The database's moment in whole milliseconds, read after the locks so that it lies after every change that was waited for. */
export async function readNow(tx: Tx): Promise<Date> {
  const [row] = await queryRows<{ now: Date }>(
    tx,
    Prisma.sql`select date_trunc('milliseconds', clock_timestamp()) as now`,
  );
  if (!row) throw new Error("the database told no time");
  return row.now;
}

/** Locks these keys until the transaction ends: sorted, so that two acts on the same things wait for each other instead of for ever. */
export async function lockInOrder(tx: Tx, keys: readonly string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort()) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  }
}

// Names what a person saw: new ids differ between preview and act, so only words, counts and pairs of standing things count.
function hashOf(id: string, change: Change<unknown>, effects: PlannedEffect[], impact: Impact, hits: number): string {
  const pair = (p: Impact["gainedPairs"][number]): string => `${p.userName} ${p.connectorName}`;
  const seen = {
    id,
    hits,
    ground: change.foreseen?.ground ?? null,
    warnings: change.warnings ?? [],
    effects: effects.map((effect) => [effect.systemName, effect.how, effect.sentence]),
    before: change.audit.map((event) => [event.code, event.before ?? null]),
    gained: [impact.gained, impact.gainedPairs.map(pair)],
    lost: [impact.lost, impact.lostPairs.map(pair)],
  };
  return createHash("sha256").update(JSON.stringify(seen)).digest("base64url");
}
