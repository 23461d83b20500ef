import "server-only";
import { z } from "zod";
import type { OperatorActor } from "@/lib/auth/find-actor";
import type { Role } from "@/lib/core/permissions";
import type { Delivery } from "@/lib/db/generated/client";
import { execute } from "@/lib/gate/execute";
import { defineOperation, type Operation } from "@/lib/gate/operation";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { startSandbox } from "@/lib/upstreams/afas/sandbox";
import { smallSeed } from "@/lib/upstreams/afas/sandbox-seed";
import type { PersonRef } from "@/lib/upstreams/effects";
import { startWorker, type WorkerOptions } from "@/lib/worker/worker";
import { type AfasWorld, makeAfasWorld } from "./afas-world";
import { actorOf, useTestApp as openTestApp } from "./signed-in";
import { until } from "./until";

/** Patience with a sandbox on this machine: short, yet long enough for a machine that does ten things at once. */
export const SHORT = { connectMs: 1_000, firstByteMs: 1_000, totalMs: 1_500 };

export type WorkerBench = Awaited<ReturnType<typeof openWorkerBench>>;

/** A database, one AFAS sandbox as a system, an operator of each role, and a worker to start and stop. */
export async function openWorkerBench(alsoAllow: readonly { url: string }[] = []) {
  const sandbox = await startSandbox();
  const allow = [sandbox, ...alsoAllow].map(({ url }) => new URL(url).host).join(",");
  const app = await openTestApp({ GATEHOUSE_UPSTREAM_ALLOW: allow });
  const { db } = app;
  const world: AfasWorld = await makeAfasWorld(db, sandbox);
  const actors = new Map<Role, OperatorActor>();
  let stop: AbortController | undefined;
  let working: Promise<void> | undefined;

  const bench = {
    app,
    db,
    sandbox,
    world,
    async actor(role: Role): Promise<OperatorActor> {
      const actor = actors.get(role) ?? (await actorOf(db, role));
      actors.set(role, actor);
      return actor;
    },
    /** Does an operation as an owner and returns its deliveries; throws the refusal. */
    async act<I, O>(operation: Operation<I, O>, input: unknown): Promise<Delivery[]> {
      const request = { door: "screen" as const, requestId: "bench", address: null };
      const result = await execute(operation, { actor: await bench.actor("owner"), request }, input);
      if (!result.ok) throw new Error(`${operation.id}: ${result.error.code}, ${result.error.message}`);
      return db.delivery.findMany({ where: { changeId: result.changeId ?? "" }, orderBy: { orderSeq: "asc" } });
    },
    /** Orders these effects in one change, as an operation would. */
    async order(...effects: EffectDraft[]): Promise<Delivery[]> {
      return bench.act(orderOf(effects, world.systemId), {});
    },
    work(options: Partial<WorkerOptions> = {}): void {
      stop = new AbortController();
      working = startWorker({ db, signal: stop.signal, limits: SHORT, ...options });
    },
    async rest(): Promise<void> {
      stop?.abort();
      await working;
    },
    /** The delivery once it has this status. */
    async reach(delivery: Delivery | undefined, status: Delivery["status"]): Promise<Delivery> {
      const id = delivery?.id ?? "";
      return until(() => db.delivery.findFirst({ where: { id, status } }), {
        what: `${delivery?.effectType} ${status}`,
      });
    },
    /** The delivery once it has this status; what waits for a later try is tried at once. */
    async reachSoon(delivery: Delivery | undefined, status: Delivery["status"]): Promise<Delivery> {
      const id = delivery?.id ?? "";
      return until(
        async () => {
          await db.delivery.updateMany({ where: { id, status: "waiting" }, data: { runAt: new Date(0) } });
          return db.delivery.findFirst({ where: { id, status } });
        },
        { what: `${delivery?.effectType} ${status}` },
      );
    },
    async close(): Promise<void> {
      await bench.rest();
      await app.close();
      await sandbox.close();
    },
  };
  return bench;
}

/** A person of the small seed as effects name him. */
export function personRef(code: string): PersonRef {
  const person = smallSeed().users.find(({ userCode }) => userCode === `12345.${code}`);
  if (!person) throw new Error(`nobody in the small seed has the code ${code}`);
  return { remoteId: person.userCode, name: person.name, email: person.email };
}

function orderOf(effects: readonly EffectDraft[], systemId: string): Operation<unknown, null> {
  return defineOperation({
    id: "system.test",
    title: "Order effects",
    roles: ["owner"],
    input: z.unknown(),
    locks: () => [],
    change: async () => ({
      value: null,
      sentence: "Order effects",
      audit: [{ code: "system.tested", subject: { kind: "system", id: systemId, name: "AFAS production" } }],
      effects,
    }),
  });
}
