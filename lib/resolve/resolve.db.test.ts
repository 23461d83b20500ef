import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, makeResolveWorld, openDesk, type ResolveWorld } from "@/lib/testing/resolve-world";
import { useTestApp } from "@/lib/testing/signed-in";

const TEXT = "canary-4656e978-be1f-4b26-96d1-b6215bfc7e87";
let own: Awaited<ReturnType<typeof useTestApp>>;
let desk: Desk;
let other: Desk;
let world: ResolveWorld;
const question = () => ({ connector: world.connectorId, key: "65423600" });

beforeAll(async () => {
  own = await useTestApp();
  world = await makeResolveWorld(own.db, TEXT);
  desk = await openDesk(own.db, own.url);
  other = await openDesk(own.db, own.url);
});
afterAll(async () => {
  await desk.stop();
  await other.stop();
  await own.close();
});

describe("a key of a user with access", () => {
  it("is answered with the token, until when it works, and the verdict of that moment", async () => {
    const { status, body, headers } = await desk.ask(world.key, question());
    expect(body).toEqual({ token: TEXT, expiresAt: null, verdict: { state: "yes", at: expect.any(String) } });
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
  });
});
