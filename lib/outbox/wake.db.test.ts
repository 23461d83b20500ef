import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDb, type TestDb } from "@/lib/testing/test-db";
import { claimNext } from "./claim.store";

let on: TestDb;
beforeAll(async () => {
  on = await createTestDb();
});
afterAll(() => on.close());

test("an empty claim wakes nobody, or every worker would wake itself without end", async () => {
  const listener = new pg.Client({ connectionString: on.url });
  await listener.connect();
  const heard: string[] = [];
  const last = new Promise<void>((resolve) => {
    listener.on("notification", ({ payload }) => {
      heard.push(payload ?? "");
      if (payload === "the last one") resolve();
    });
  });
  await listener.query("listen gatehouse_outbox");
  expect(await claimNext(on.db)).toBeNull();
  await on.db.$executeRaw`select pg_notify('gatehouse_outbox', 'the last one')`;
  await last;
  expect(heard).toEqual(["the last one"]);
  await listener.end();
});
