import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { explain } from "@/lib/access/access.queries";
import { newId } from "@/lib/core/ids";
import type { Delivery } from "@/lib/db/generated/client";
import { resolveDelivery } from "@/lib/deliveries/resolve-delivery";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { openWorkerBench, type WorkerBench } from "@/lib/testing/worker-bench";
import { enterTokenCode } from "@/lib/tokens/enter-token-code";
import { requestToken } from "@/lib/tokens/request-token";
import { revokeToken } from "@/lib/tokens/revoke-token";

let bench: WorkerBench;
let sam: { accountId: string; connectorId: string };

beforeAll(async () => {
  bench = await openWorkerBench();
  const { accounts, connectors, groups } = bench.world;
  sam = { accountId: accounts["12345.SJA"] ?? "", connectorId: connectors["Hours app"] ?? "" };
  const groupId = groups.CONSULTANCY ?? "";
  const member = { id: newId("membership"), groupId, accountId: sam.accountId, source: "observed" };
  await bench.db.membership.create({ data: { ...member, validFrom: new Date("2026-09-01T08:00:00.000Z") } });
  bench.sandbox.state.groups.find(({ code }) => code === "CONSULTANCY")?.members.push("12345.SJA");
});
afterEach(async () => {
  await bench.rest();
  bench.sandbox.setFault(null);
});
afterAll(() => bench.close());

let labels = 0;
async function ask(): Promise<Delivery> {
  labels += 1;
  const [delivery] = await bench.act(requestToken, { ...sam, label: `Phone ${labels}` });
  if (!delivery) throw new Error("nothing was ordered");
  return delivery;
}

const requests = (operation: string) =>
  bench.sandbox.requests.filter((request) => request.operation === operation).length;
const tokenLight = async () => {
  const { verdict } = await explain(await bench.actor("support"), sam);
  return [verdict.lights.token.state, verdict.state];
};

/** Shows that the worker passes the delivery over: another one that is stored later is done, and this one has not moved. */
async function isLeftAlone(delivery: Delivery): Promise<void> {
  await bench.db.delivery.update({ where: { id: delivery.id }, data: { runAt: new Date(0) } });
  await bench.reach(await ask(), "applied");
  const now = await bench.db.delivery.findUniqueOrThrow({ where: { id: delivery.id } });
  expect(now).toMatchObject({ status: delivery.status, attempts: delivery.attempts });
}

describe("a one-time password asked for, whose answer was lost", () => {
  it.each(["hang_after_effect", "reset_after_effect", "html_after_effect", "hang", "status:500"])(
    "by %s, is never asked for again by itself: the light is unknown until a person says what he saw",
    async (kind) => {
      const [asked, mailed] = [requests("otprequest"), bench.sandbox.state.mailbox.length];
      bench.sandbox.setFault({ kind, times: 1, operation: "otprequest" });
      const delivery = await ask();
      expect(await tokenLight()).toEqual(["no", "no"]);
      bench.work();
      const doubtful = await bench.reach(delivery, "needs_confirmation");
      expect(await bench.db.doubt.count({ where: { subjectId: delivery.subjectId, validTo: null } })).toBe(1);
      expect(await tokenLight()).toEqual(["unknown", "unknown"]);
      await isLeftAlone(doubtful);
      const wasMailed = kind.endsWith("after_effect");
      expect(bench.sandbox.state.mailbox.length).toBe(mailed + (wasMailed ? 2 : 1));
      expect(requests("otprequest")).toBe(asked + 2);

      await bench.act(resolveDelivery, {
        deliveryId: delivery.id,
        answer: "done",
        saw: "The mail lies in his mailbox",
      });
      expect(await tokenLight()).toEqual(["no", "no"]);
      // The code that lies in the mailbox can be entered now.
      const { codeMailedAt } = await bench.db.token.findUniqueOrThrow({ where: { id: delivery.subjectId } });
      expect(codeMailedAt).not.toBeNull();
      const events = await bench.db.auditEvent.findMany({
        where: { changeId: delivery.changeId },
        orderBy: { seq: "asc" },
      });
      expect(events.map(({ code }) => code)).toEqual(["token.requested", "delivery.in_doubt", "delivery.resolved"]);
    },
  );

  it("is asked for once more, and really sent, when a person saw that it never came", async () => {
    const mailed = bench.sandbox.state.mailbox.length;
    bench.sandbox.setFault({ kind: "hang", times: 1, operation: "otprequest" });
    const delivery = await ask();
    bench.work();
    await bench.reach(delivery, "needs_confirmation");
    await bench.act(resolveDelivery, { deliveryId: delivery.id, answer: "not_done", saw: "Nothing in his mailbox" });
    await bench.act(retryDelivery, { deliveryId: delivery.id });
    await bench.reach(delivery, "applied");
    expect(bench.sandbox.state.mailbox.length).toBe(mailed + 1);
    expect(await bench.db.doubt.count({ where: { subjectId: delivery.subjectId, validTo: null } })).toBe(0);
  });

  it("is not in doubt when the vendor refused it before any work", async () => {
    const mailed = bench.sandbox.state.mailbox.length;
    bench.sandbox.setFault({ kind: "throttle", retryAfter: "600", times: 1, operation: "otprequest" });
    const delivery = await ask();
    bench.work();
    expect((await bench.reach(delivery, "waiting")).error).toMatchObject({ ambiguous: false });
    await bench.reachSoon(delivery, "applied");
    expect(bench.sandbox.state.mailbox.length).toBe(mailed + 1);
  });
});

describe("a one-time password traded for its token, whose answer was lost", () => {
  it("is never traded again: the token may exist and its text is lost", async () => {
    const asked = await ask();
    bench.work();
    await bench.reach(asked, "applied");
    const code = bench.sandbox.state.mailbox.findLast(({ userCode }) => userCode === "12345.SJA")?.otp ?? "";
    const before = requests("otpvalidation");
    bench.sandbox.setFault({ kind: "hang_after_effect", times: 1, operation: "otpvalidation" });
    const [delivery] = await bench.act(enterTokenCode, { tokenId: asked.subjectId, code });
    if (!delivery) throw new Error("nothing was ordered");
    const doubtful = await bench.reach(delivery, "needs_confirmation");
    expect(await tokenLight()).toEqual(["unknown", "unknown"]);
    await isLeftAlone(doubtful);
    expect(requests("otpvalidation")).toBe(before + 1);
    await bench.act(resolveDelivery, { deliveryId: delivery.id, answer: "not_done", saw: "AFAS lists no such token" });
    expect(await tokenLight()).toEqual(["no", "no"]);
  });
});

describe("a revocation of which can't be told whether the vendor took it", () => {
  it("is confirmed when a person saw the token gone, and its text is destroyed", async () => {
    const asked = await ask();
    bench.work();
    await bench.reach(asked, "applied");
    const code = bench.sandbox.state.mailbox.findLast(({ userCode }) => userCode === "12345.SJA")?.otp ?? "";
    const [traded] = await bench.act(enterTokenCode, { tokenId: asked.subjectId, code });
    if (!traded) throw new Error("nothing was ordered");
    await bench.reach(traded, "verified");
    await bench.rest();
    const tokenOf = () => bench.db.token.findUniqueOrThrow({ where: { id: asked.subjectId } });
    const { secretId } = await tokenOf();
    expect(secretId).not.toBeNull();
    const [order] = await bench.act(revokeToken, { tokenId: asked.subjectId, reason: "Left the company" });
    if (!order) throw new Error("nothing was ordered");
    await bench.db.delivery.update({ where: { id: order.id }, data: { status: "needs_confirmation" } });
    await bench.act(resolveDelivery, { deliveryId: order.id, answer: "done", saw: "AFAS lists it no more" });
    expect((await tokenOf()).secretId).toBeNull();
    expect(await bench.db.secret.count({ where: { id: secretId ?? "" } })).toBe(0);
    const told = { changeId: order.changeId, code: "token.revocation_confirmed" };
    expect(await bench.db.auditEvent.count({ where: told })).toBe(1);
  });
});
