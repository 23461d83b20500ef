import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/find-actor";
import { blockConnector } from "@/lib/blocks/block-connector";
import { newId } from "@/lib/core/ids";
import { type AfasWorld, KIM_TOKEN, makeAfasWorld } from "@/lib/testing/afas-world";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { checkVaultOnce } from "@/lib/vault/vault";
import { execute } from "./execute";
import { plan } from "./plan";

const request = { door: "screen" as const, requestId: "req-plan", address: null };
const NOWHERE = { restUrl: "http://127.0.0.1:9/ProfitRestServices", soapUrl: "http://127.0.0.1:9/profitservices" };

let app: Awaited<ReturnType<typeof useTestApp>>;
let world: AfasWorld;
let admin: OperatorActor;

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_UPSTREAM_ALLOW: "127.0.0.1:9" });
  world = await makeAfasWorld(app.db, NOWHERE);
  admin = await actorOf(app.db, "admin");
  // The first act of a process marks the database with the key that it was sealed with.
  await checkVaultOnce(app.db);
});
afterAll(() => app.close());

const ctx = () => ({ actor: admin, request });
const block = () => ({ connectorId: world.connectors["Hours app"] ?? "", reason: "Suspected misuse" });

/** Gives somebody a token for the hours app, so that blocking it hits one person more or fewer. */
async function giveToken(userCode: string): Promise<string> {
  const id = newId("token");
  const at = new Date("2026-09-02T08:00:00.000Z");
  const [accountId, connectorId] = [world.accounts[userCode] ?? "", world.connectors["Hours app"] ?? ""];
  await app.db.token.create({
    data: { id, accountId, connectorId, label: "Tablet", requestedAt: at, issuedAt: at, source: "observed" },
  });
  return id;
}

describe("a preview", () => {
  it("says who is hit and what is sent, and leaves not one row behind", async () => {
    const before = await rowCounts(app.db);
    const planned = await plan(blockConnector, ctx(), block());
    expect(planned).toMatchObject({
      ok: true,
      value: {
        sentence: "Block Hours app",
        impact: { gained: 0, lost: 1, lostPairs: [{ userName: "Kim de Vries", connectorName: "Hours app" }] },
        effects: [{ how: "hand", systemName: "AFAS production", sentence: "Block Hours app" }],
        brake: "none",
      },
    });
    expect(await rowCounts(app.db)).toEqual(before);
    const connector = await app.db.block.count();
    expect(connector).toBe(0);
  });

  it("is the same twice over, and never holds a token's text", async () => {
    const input = { tokenId: world.tokenId, reason: "Token leaked" };
    const [first, second] = [await plan(revokeToken, ctx(), input), await plan(revokeToken, ctx(), input)];
    expect(first).toMatchObject({ ok: true, value: { effects: [{ how: "api" }] } });
    expect(second).toEqual(first);
    expect(JSON.stringify(first)).not.toContain(KIM_TOKEN.slice(40, 60));
  });

  it("is refused to who may not do it, and that is written down", async () => {
    const auditor = await actorOf(app.db, "auditor");
    const before = await rowCounts(app.db, AUDIT_TABLES);
    const refused = await plan(blockConnector, { actor: auditor, request }, block());
    expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await rowCounts(app.db, AUDIT_TABLES)).toEqual(before);
    expect(await app.db.auditEvent.count({ where: { actorId: auditor.id, code: "gate.denied" } })).toBe(1);
  });
});

describe("an act that rests on a preview", () => {
  it("is refused when one more person would be hit than was shown, and done with the new preview", async () => {
    const planned = await plan(blockConnector, ctx(), block());
    if (!planned.ok) throw new Error(planned.error.message);
    await giveToken("12345.LBO");
    const before = await rowCounts(app.db);
    const stale = await execute(blockConnector, ctx(), block(), { planHash: planned.value.hash });
    expect(stale).toMatchObject({ ok: false, error: { code: "plan_is_stale" } });
    expect(await rowCounts(app.db)).toEqual(before);

    const again = await plan(blockConnector, ctx(), block());
    if (!again.ok) throw new Error(again.error.message);
    expect(again.value.impact.lost).toBe(2);
    const done = await execute(blockConnector, ctx(), block(), { planHash: again.value.hash });
    expect(done).toMatchObject({ ok: true });
    if (!done.ok) return;
    const change = await app.db.change.findUniqueOrThrow({ where: { id: done.changeId ?? "" } });
    expect(change.impact).toEqual(again.value.impact);
  });
});
