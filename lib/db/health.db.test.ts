import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkReadiness } from "@/lib/db/health";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";

let test: TestDb;
beforeAll(async () => {
  test = await createTestDb();
});
afterAll(() => test.close());

describe("readiness", () => {
  it("says that no worker has ever reported, while the rest is well", async () => {
    const { isReady, checks } = await checkReadiness(test.url, true);
    expect(isReady).toBe(false);
    expect(checks).toMatchObject({
      database: { ok: true },
      migrations: { ok: true },
      audit: { ok: true },
      key: { ok: true },
    });
    expect(checks.worker).toEqual({ ok: false, words: "No worker has ever reported" });
  });

  it("is ready with a worker that reported just now, and not with one that fell silent", async () => {
    await test.db.workerHeartbeat.create({ data: { name: "one", pid: 1, at: new Date() } });
    expect((await checkReadiness(test.url, true)).isReady).toBe(true);
    await test.db.workerHeartbeat.update({ where: { name: "one" }, data: { at: new Date(Date.now() - 90_000) } });
    const { isReady, checks } = await checkReadiness(test.url, true);
    expect(isReady).toBe(false);
    expect(checks.worker.words).toMatch(/^No worker has reported for \d+ s$/);
  });

  it("says that it is sealed without a key", async () => {
    const { isReady, checks } = await checkReadiness(test.url, false);
    expect(isReady).toBe(false);
    expect(checks.key.words).toContain("Sealed");
  });

  it("tells the truth within two seconds when the database is gone, refuses, or never answers", async () => {
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    const wrongPassword = new URL(test.url);
    wrongPassword.password = "not-the-password";
    for (const url of [
      `postgresql://a:hidden@127.0.0.1:${port}/x`,
      "postgresql://a:hidden@127.0.0.1:1/x",
      wrongPassword.href,
    ]) {
      const before = performance.now();
      const readiness = await checkReadiness(url, true);
      expect(performance.now() - before).toBeLessThan(2_000);
      expect(readiness).toMatchObject({ isReady: false, checks: { database: { ok: false }, worker: { ok: false } } });
      expect(JSON.stringify(readiness)).not.toMatch(/hidden|not-the-password/);
    }
    silent.close();
  });
});
