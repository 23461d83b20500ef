import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { resetEnvForTests } from "@/lib/env";
import { execute } from "@/lib/gate/execute";
import { type AfasWorld, makeAfasWorld } from "@/lib/testing/afas-world";
import { findBrokenLink, findHalfDone } from "@/lib/testing/crash/oracle";
import { until } from "@/lib/testing/until";
import { SHORT } from "@/lib/testing/worker-bench";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { keepTokenText, lockToken } from "@/lib/tokens/token.store";
import { type Sandbox, startSandbox } from "@/lib/upstreams/afas/sandbox";
import { smallSeed, tokenXml } from "@/lib/upstreams/afas/sandbox-seed";
import { startWorker } from "./worker";

const TOKENS = 60;
const WRITERS = 4;
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-database-"));

let server: EmbeddedPostgres;
let sandbox: Sandbox;
let world: AfasWorld;
const tokenIds: string[] = [];

beforeAll(async () => {
  // Durable as in use: this server is killed under load.
  server = await startEmbedded({ dataDir: folder, settings: { shared_buffers: "64MB" } });
  await migrate({ url: server.ownerUrl });
  const textOf = (n: number) => tokenXml((n + 0xa000).toString(16).repeat(16));
  const seed = smallSeed();
  const kim = { connector: "Hours app", userCode: "12345.KDV" };
  const held = Array.from({ length: TOKENS }, (_, n) => ({ ...kim, description: `Phone ${n}`, text: textOf(n) }));
  sandbox = await startSandbox({ seed: { ...seed, tokens: [...seed.tokens, ...held] } });
  vi.stubEnv("DATABASE_URL", server.url);
  vi.stubEnv("GATEHOUSE_MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("GATEHOUSE_UPSTREAM_ALLOW", new URL(sandbox.url).host);
  vi.stubEnv("LOG_LEVEL", "silent");
  resetEnvForTests();
  world = await makeAfasWorld(db, sandbox);
  const pair = { accountId: world.accounts[kim.userCode] ?? "", connectorId: world.connectors[kim.connector] ?? "" };
  const at = new Date("2026-09-02T08:00:00.000Z");
  for (const [n, { description }] of held.entries()) {
    const id = newId("token");
    await db.token.create({ data: { id, ...pair, label: description, requestedAt: at, source: "observed" } });
    await db.$transaction(async (tx) => keepTokenText(tx, await lockToken(tx, id), textOf(n), at));
    tokenIds.push(id);
  }
}, 120_000);
afterAll(async () => {
  await db.$disconnect();
  await sandbox.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
  resetEnvForTests();
});

type Told = { done: Set<string>; refusals: Map<string, number> };

/** Revokes until nothing is left, each under its own command id, which is sent again for as long as the answer is "try again". */
async function revokeAll(left: string[], told: Told): Promise<void> {
  for (let tokenId = left.pop(); tokenId; tokenId = left.pop()) {
    const request = { door: "api" as const, requestId: "load", address: null };
    const options = { commandId: `load-${tokenId}` };
    await until(
      async () => {
        const result = await execute(
          revokeToken,
          { actor: SYSTEM_ACTOR, request },
          { tokenId, reason: "Other" },
          options,
        );
        if (!result.ok) told.refusals.set(result.error.code, (told.refusals.get(result.error.code) ?? 0) + 1);
        return result.ok;
      },
      { withinMs: 60_000, what: `the revocation of ${tokenId}` },
    );
    told.done.add(tokenId);
  }
}

it("PostgreSQL killed twice under load: nothing acknowledged is lost, nothing is half done, and every token is deleted once", {
  timeout: 180_000,
}, async () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  const stop = new AbortController();
  const working = startWorker({ db, signal: stop.signal, leaseSeconds: 5, limits: SHORT });
  const told: Told = { done: new Set(), refusals: new Map() };
  const left = [...tokenIds];
  const load = Promise.all(Array.from({ length: WRITERS }, () => revokeAll(left, told)));

  for (const [signal, after] of [
    ["SIGKILL", 8],
    ["SIGQUIT", 30],
  ] as const) {
    await until(() => told.done.size >= after, { withinMs: 60_000 });
    const acknowledged = [...told.done];
    const died = new Promise((resolve) => server.onExit(resolve));
    process.kill(server.pid() ?? 0, signal);
    await died;
    await server.restart();
    const kept = await until(() =>
      db.token.count({ where: { id: { in: acknowledged }, NOT: { revokedAt: null } } }).catch(() => null),
    );
    expect(kept).toBe(acknowledged.length);
  }
  await load;
  expect(told.done.size).toBe(TOKENS);
  expect([...told.refusals.keys()].filter((code) => code !== "busy")).toEqual([]);

  const isVerified = { subjectId: { in: tokenIds }, status: "verified" };
  await until(async () => (await db.delivery.count({ where: isVerified }).catch(() => 0)) === TOKENS, {
    withinMs: 90_000,
  });
  stop.abort();
  await working;
  process.off("unhandledRejection", onRejection);
  expect(rejections).toEqual([]);
  const deleted = sandbox.ledger
    .filter(({ op, changed }) => op === "token.delete" && changed)
    .map(({ subject }) => subject);
  expect([deleted.length, new Set(deleted).size]).toEqual([TOKENS, TOKENS]);
  for (const code of ["token.revoked", "token.revocation_confirmed"]) {
    expect(await db.auditEvent.count({ where: { code, subjectId: { in: tokenIds } } })).toBe(TOKENS);
  }
  expect(await db.auditEvent.count({ where: { code: "delivery.verified" } })).toBe(TOKENS);
  expect(await findBrokenLink(db)).toBeNull();
  expect(await findHalfDone(db)).toEqual([]);
});
