import "server-only";
import { adoptSystem } from "@/lib/adopt/adopt-system";
import type { OperatorActor } from "@/lib/auth/find-actor";
import type { Role } from "@/lib/core/permissions";
import { listDrift } from "@/lib/drift/drift.queries";
import type { DriftRow } from "@/lib/drift/drift-views.rules";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { askForReading } from "@/lib/observe/reading.store";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { approvedHosts } from "@/lib/upstreams/addresses";
import { carryOnAdoptions } from "@/lib/worker/adopt";
import { observeSystem, type ReadingEnd } from "@/lib/worker/observe";
import { startWorker } from "@/lib/worker/worker";
import { makeConnector, makeLink, makeSystem } from "./factories";
import { keepDatabase } from "./keep-database";
import { actorOf, useTestApp as openTestApp } from "./signed-in";
import { until } from "./until";

type Place = {
  vendor: string;
  restUrl: string;
  settings: Record<string, string>;
  secret: { field: string; text: string };
};
type Live = { state: object; close(): Promise<void> };

export type VendorBench = Awaited<ReturnType<typeof openVendorBench>>;

/** A database with one sandbox as its only system, of which nothing is recorded yet. */
export async function openVendorBench(sandbox: Live, { vendor, restUrl, settings, secret }: Place) {
  const app = await openTestApp({ GATEHOUSE_UPSTREAM_ALLOW: new URL(restUrl).host });
  const { db } = app;
  const approvedHost = approvedHosts({ restUrl, soapUrl: null }).join(",");
  const { id: systemId } = await makeSystem(db, { vendor, restUrl, soapUrl: null, settings, approvedHost });
  await keepSystemSecret(db, systemId, secret.field, secret.text);
  const actors = new Map<Role, OperatorActor>();
  const request = { door: "screen" as const, requestId: "bench", address: null };
  const begun = shown();

  /** What the vendor has, without who is signed in there at the moment. */
  function shown(): object {
    return Object.fromEntries(Object.entries(structuredClone(sandbox.state)).filter(([name]) => name !== "sessions"));
  }

  const bench = {
    db,
    systemId,
    shown,
    async actor(role: Role): Promise<OperatorActor> {
      const actor = actors.get(role) ?? (await actorOf(db, role));
      actors.set(role, actor);
      return actor;
    },
    async act<I, O>(operation: Operation<I, O>, input: unknown) {
      return execute(operation, { actor: await bench.actor("admin"), request }, input);
    },
    async read(): Promise<ReadingEnd> {
      await askForReading(db, { systemId, purpose: "asked", askedBy: "A test", now: new Date() });
      return observeSystem(db, systemId, { signal: new AbortController().signal });
    },
    /** Reads the vendor and takes all of it over, its tokens as those of one connector that rides on this group. */
    async takeOver(connector: string, group: string): Promise<void> {
      const end = await bench.read();
      if (end !== "done") throw new Error(`${end}: ${(await db.reading.findFirstOrThrow()).error}`);
      await adopt({ classes: ["new", "matched"] });
      const { id: groupId } = await db.userGroup.findFirstOrThrow({ where: { systemId, code: group } });
      const { id: connectorId } = await makeConnector(db, { systemId, name: connector });
      await makeLink(db, { connectorId, groupId });
      const tokens = await db.observation.findMany({ where: { systemId, kind: "token" }, select: { key: true } });
      const choices = tokens.map(({ key }) => ({ kind: "token", key, id: connectorId }));
      await adopt({ classes: ["new", "matched"], choices });
    },
    /** Lets the vendor be as it was when the bench was opened, and forgets what was read. */
    async beginAgain(): Promise<void> {
      Object.assign(sandbox.state, structuredClone(begun));
      await db.kindRead.deleteMany();
      await db.reading.deleteMany();
      await db.observation.deleteMany();
    },
    /** Remembers both sides as they are now; what it returns brings both back. */
    async keep(): Promise<() => Promise<void>> {
      for (const role of ["admin", "auditor"] as const) await bench.actor(role);
      const there = structuredClone(sandbox.state);
      const bringBack = await keepDatabase(app.ownerUrl);
      return async () => {
        Object.assign(sandbox.state, structuredClone(there));
        await bringBack();
      };
    },
    async drift(): Promise<DriftRow[]> {
      return (await listDrift(await bench.actor("auditor"), {}, { size: 100 })).rows;
    },
    /** What is told, as `kind: sentence`. */
    told: async (): Promise<string[]> =>
      (await bench.drift()).map(({ kind, sentence }) => `${kind}: ${sentence}`).sort(),
    /** Everything that was decided, so that a reading can be seen to have left it alone. */
    decided: (): Promise<unknown> => {
      const orderBy = { id: "asc" } as const;
      return Promise.all([
        db.appUser.findMany({ orderBy }),
        db.account.findMany({ orderBy }),
        db.userGroup.findMany({ orderBy }),
        db.membership.findMany({ orderBy }),
        db.connectorLink.findMany({ orderBy }),
        db.endpoint.findMany({ orderBy }),
        db.token.findMany({ orderBy }),
        db.block.findMany({ orderBy }),
        db.delivery.count(),
      ]);
    },
    /** Lets a worker carry out what was ordered, until nothing is on its way. */
    async carryOut(): Promise<void> {
      const stop = new AbortController();
      const working = startWorker({ db, signal: stop.signal });
      const underWay = { status: { in: ["queued", "sending", "waiting"] as ("queued" | "sending" | "waiting")[] } };
      await until(async () => (await db.delivery.count({ where: underWay })) === 0, { what: "all carried out" });
      stop.abort();
      await working;
    },
    async close(): Promise<void> {
      await app.close();
      // The application keeps one client for its process; a bench that is opened after this one has another database.
      delete (globalThis as { gatehouseDb?: unknown }).gatehouseDb;
      await sandbox.close();
    },
  };

  async function adopt(input: object): Promise<void> {
    const result = await bench.act(adoptSystem, { systemId, ...input });
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    await carryOnAdoptions(db, new AbortController().signal);
  }
  return bench;
}
