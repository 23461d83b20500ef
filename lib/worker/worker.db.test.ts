import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { execute } from "@/lib/gate/execute";
import { type AfasWorld, makeAfasWorld } from "@/lib/testing/afas-world";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { type Sandbox, startSandbox } from "@/lib/upstreams/afas/sandbox";
import { startWorker } from "./worker";

let sandbox: Sandbox;
let app: Awaited<ReturnType<typeof useTestApp>>;
let world: AfasWorld;
let stop: AbortController;
let working: Promise<void>;

const request = { door: "screen" as const, requestId: "test", address: null };

beforeAll(async () => {
  sandbox = await startSandbox();
  app = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: new URL(sandbox.url).host });
  world = await makeAfasWorld(app.db, sandbox);
});
afterEach(async () => {
  stop?.abort();
  await working;
});
afterAll(async () => {
  await app.close();
  await sandbox.close();
});

function work(): void {
  stop = new AbortController();
  working = startWorker({ db: app.db, signal: stop.signal });
}

async function until<T>(read: () => Promise<T | null | undefined | false>, ms = 10_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > end) throw new Error("it did not come about in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

test("a revoked token is deleted at the vendor, proven by a second call, and its text is destroyed here", async () => {
  const actor = await actorOf(app.db, "support");
  const result = await execute(revokeToken, { actor, request }, { tokenId: world.tokenId, reason: "Token leaked" });
  expect(result).toMatchObject({ ok: true, value: { tokenId: world.tokenId } });
  work();
  const delivery = await until(() =>
    app.db.delivery.findFirst({ where: { subjectId: world.tokenId, status: "verified" } }),
  );
  expect(delivery.attempts).toBe(1);
  expect(sandbox.state.tokens.map((token) => token.description)).not.toContain("Phone of Kim");
  expect(await app.db.token.findUniqueOrThrow({ where: { id: world.tokenId } })).toMatchObject({ secretId: null });
  expect(await app.db.secret.count({ where: { rowId: world.tokenId } })).toBe(0);
  const codes = await app.db.auditEvent.findMany({ where: { changeId: delivery.changeId }, orderBy: { seq: "asc" } });
  expect(codes.map((event) => event.code)).toEqual([
    "token.revoked",
    "delivery.verified",
    "token.revocation_confirmed",
  ]);
});
