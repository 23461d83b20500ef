import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { resetEnvForTests } from "@/lib/env";
import { type AfasWorld, makeAfasWorld } from "@/lib/testing/afas-world";
import { rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { until } from "@/lib/testing/until";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { type Sandbox, startSandbox } from "@/lib/upstreams/afas/sandbox";
import { startWorker } from "@/lib/worker/worker";
import { execute } from "./execute";

const request = { door: "screen" as const, requestId: "req-sealed", address: null };
const MASTER_KEY = Buffer.alloc(32, 7).toString("base64");

let sandbox: Sandbox;
let app: Awaited<ReturnType<typeof useTestApp>>;
let world: AfasWorld;

beforeAll(async () => {
  sandbox = await startSandbox();
  app = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: new URL(sandbox.url).host });
  world = await makeAfasWorld(app.db, sandbox);
});
afterEach(() => setKey(MASTER_KEY));
afterAll(async () => {
  await app.close();
  await sandbox.close();
});

function setKey(key: string): void {
  vi.stubEnv("GATEHOUSE_MASTER_KEY", key);
  resetEnvForTests();
}

it("without its key Gatehouse changes nothing and says why, and does it once the key is back", async () => {
  const actor = await actorOf(app.db, "admin");
  const input = { tokenId: world.tokenId, reason: "Token leaked" };
  const before = await rowCounts(app.db);
  setKey("");
  const sealed = { ok: false, error: { code: "sealed", next: "GATEHOUSE_MASTER_KEY is not set" } };
  expect(await execute(revokeToken, { actor, request }, input)).toMatchObject(sealed);
  expect(await rowCounts(app.db)).toEqual(before);
  setKey(MASTER_KEY);
  expect(await execute(revokeToken, { actor, request }, input)).toMatchObject({ ok: true });
});

it("without its key the worker says so and asks nothing of a vendor, and what waits is delivered once the key is back", async () => {
  const waiting = await app.db.delivery.findFirstOrThrow({ where: { subjectId: world.tokenId } });
  expect(waiting.status).toBe("queued");
  setKey("");
  const stop = new AbortController();
  const working = startWorker({ db: app.db, signal: stop.signal });
  await until(() => app.db.workerHeartbeat.findFirst({ where: { note: "sealed: GATEHOUSE_MASTER_KEY is not set" } }));
  expect(sandbox.requests).toEqual([]);
  setKey(MASTER_KEY);
  await until(() => app.db.delivery.findFirst({ where: { id: waiting.id, status: "verified" } }));
  stop.abort();
  await working;
  expect(sandbox.requests.length).toBeGreaterThan(0);
});
