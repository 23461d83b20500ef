import { afterAll, beforeAll, expect, it } from "vitest";
import { setConnectorKeys } from "@/lib/connectors/set-connector-keys";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { TEST_REQUEST } from "@/lib/testing/integration-fixture";
import { type Desk, makeResolveWorld, openDesk, type ResolveWorld } from "@/lib/testing/resolve-world";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";

const USER_TOKEN = "4656e978-be1f-4b26-96d1-b6215bfc7e87";
const RESOURCE_TOKEN = "a1b2c3d4-0000-4000-8000-000000000001";
let own: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let desk: Desk;

beforeAll(async () => {
  own = await useTestApp();
  db = own.db;
  desk = await openDesk(db, own.url);
});
afterAll(async () => {
  await desk.stop();
  await own.close();
});

async function makeBiuwer(): Promise<ResolveWorld> {
  const at = await makeResolveWorld(db, USER_TOKEN);
  const data = { vendor: "biuwer", restUrl: "https://acme.biuwer.com", settings: { instance: "acme" } };
  await db.system.update({ where: { id: at.systemId }, data });
  await db.connector.update({ where: { id: at.connectorId }, data: { apiKeySecretId: null } });
  return at;
}

const embed = ({ key, connectorId }: ResolveWorld) =>
  desk.ask(key, { connector: connectorId, key: "65423600" }, "/v1/embed");

async function keep(at: ResolveWorld, keys: { apiKey?: string; environmentKey?: string }) {
  const ctx = { actor: await actorOf(db, "owner"), request: TEST_REQUEST };
  return execute(setConnectorKeys, ctx, { connectorId: at.connectorId, ...keys });
}

it("an embedding is the instance's address, and both tokens in the name, once the shared resource token is kept", async () => {
  const at = await makeBiuwer();
  expect(await embed(at)).toMatchObject({ status: 409, body: { code: "not_kept" } });
  expect(await keep(at, { apiKey: RESOURCE_TOKEN })).toMatchObject({ ok: true });
  const { status, body, headers } = await embed(at);
  expect(status).toBe(200);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(body).toMatchObject({ src: "https://acme.biuwer.com/share", name: `${RESOURCE_TOKEN}:${USER_TOKEN}` });
  await db.token.update({ where: { id: at.tokenId }, data: { revokedAt: new Date() } });
  const refused = await embed(at);
  expect([refused.status, refused.text.includes(RESOURCE_TOKEN)]).toEqual([403, false]);
});

it("nothing of a vendor whose profile tells of no embedding can be embedded", async () => {
  expect(await embed(await makeResolveWorld(db, USER_TOKEN))).toMatchObject({
    status: 409,
    body: { code: "not_embeddable" },
  });
});

it("a connector's key is kept only in the form of its vendor, and only where the vendor has such a key", async () => {
  const at = await makeBiuwer();
  expect(await keep(at, { apiKey: "two:parts" })).toMatchObject({
    error: { fields: { apiKey: /one word without a colon/ } },
  });
  expect(await keep(at, { environmentKey: "0".repeat(32) })).toMatchObject({
    error: { fields: { environmentKey: /no environment key/ } },
  });
  expect(await keep(at, {})).toMatchObject({ error: { fields: { apiKey: /is needed/ } } });
  await db.system.update({ where: { id: at.systemId }, data: { vendor: "biot" } });
  expect(await keep(at, { apiKey: RESOURCE_TOKEN })).toMatchObject({ error: { fields: { apiKey: /have no keys/ } } });
});
