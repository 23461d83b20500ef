import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Effect, EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import { afasDriver } from "./driver";
import { type Sandbox, startSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { tokenXml } from "./sandbox-seed";
import { findConnector } from "./sandbox-state";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const KIM = { remoteId: "12345.KDV", name: "Kim de Vries", email: "kim.devries@example.com" };
const common = { connector: { name: "Hours app" }, person: KIM, tokenId: "tok_x" };
const request: EffectOf<"token.request_code.v1"> = { type: "token.request_code.v1", ...common };
const redeem: EffectOf<"token.redeem_code.v1"> = { type: "token.redeem_code.v1", ...common };
const revoke: EffectOf<"token.revoke.v1"> = {
  type: "token.revoke.v1",
  ...common,
  label: "Phone of Kim",
  hint: "ends in 2222",
  isHeld: true,
};
const HELD = { token_text: tokenXml("2".repeat(64)) };
const apply = (effect: Effect, secrets = {}) => afasDriver.apply(effect, connectTo(sandbox), secrets);
const refusal = async (call: Promise<unknown>): Promise<UpstreamError> => {
  const error = await call.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UpstreamError);
  return error as UpstreamError;
};
const lastOtp = (): string => sandbox.state.mailbox.at(-1)?.otp ?? "";

describe("issuing a token by one-time password", () => {
  it("mails a code, trades it once for a token, and proves the token", async () => {
    expect(await apply(request)).toMatchObject({ state: "applied" });
    const issued = await apply(redeem, { otp: lastOtp() });
    expect(issued.state).toBe("verified");
    expect(issued.secrets?.token_text).toMatch(/^<token><version>1<\/version><data>[0-9A-F]{64}<\/data><\/token>$/);
    expect(issued.note).not.toContain("<token>");
    const again = await refusal(apply(redeem, { otp: lastOtp() }));
    expect(again.failure).toEqual({ kind: "rejected", wasSent: true });
    expect(again.theirWords).toBe("The one-time password is not valid.");
  });

  it("never loses a token that was issued, whatever becomes of the self-test", async () => {
    await apply(request);
    sandbox.setFault({ kind: "status:500", operation: "metainfo" });
    const issued = await apply(redeem, { otp: lastOtp() });
    expect(issued.state).toBe("applied");
    expect(issued.secrets?.token_text).toContain("<data>");
  });

  it.each([
    [
      "the connector is blocked",
      () => Object.assign(findConnector(sandbox.state, "Hours app") ?? {}, { isBlocked: true }),
    ],
    [
      "the person left the group",
      () => Object.assign(sandbox.state.groups.find((g) => g.code === "CONSULTANCY") ?? {}, { members: [] }),
    ],
    [
      "the person has no e-mail address",
      () => Object.assign(sandbox.state.users.find((u) => u.userCode === KIM.remoteId) ?? {}, { email: null }),
    ],
  ])("is refused in words where %s", async (_name, change) => {
    change();
    const error = await refusal(apply(request));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
    expect(error.theirWords).toMatch(/\./);
    expect(sandbox.state.mailbox).toEqual([]);
  });

  it("is refused before anything is sent where the connector's API key isn't known", async () => {
    const effect: Effect = { ...request, connector: { name: "Unknown app" } };
    expect((await refusal(apply(effect))).failure).toEqual({ kind: "rejected", wasSent: false });
    expect(sandbox.requests).toEqual([]);
  });

  it("is of class N: nobody may send it again by himself", () => {
    for (const effect of [request, redeem])
      expect(afasDriver.capabilityOf(effect)).toMatchObject({ how: "api", class: "N" });
  });
});

describe("revoking a token", () => {
  it("is verified by AFAS refusing it, and again is success", async () => {
    expect(await afasDriver.verify(revoke, connectTo(sandbox), HELD)).toMatchObject({ state: "not_so" });
    expect(await apply(revoke, HELD)).toMatchObject({ state: "verified" });
    expect(await apply(revoke, HELD)).toMatchObject({ state: "verified", wasAlreadySo: true });
    expect(await afasDriver.verify(revoke, connectTo(sandbox), HELD)).toMatchObject({ state: "so" });
    expect(sandbox.ledger.filter((e) => e.op === "token.delete")).toHaveLength(1);
  });

  it("is not success where AFAS answers a fault and still accepts the token", async () => {
    sandbox.setFault({ kind: "echo", operation: "soap:DeleteToken" });
    const error = await refusal(apply(revoke, HELD));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
    expect(error.theirWords).not.toContain("2222");
  });

  it("is only applied where AFAS can't be asked afterwards", async () => {
    sandbox.setFault({ kind: "maintenance", operation: "metainfo" });
    expect(await apply(revoke, HELD)).toMatchObject({ state: "applied" });
  });

  it("without its full text is a task for a person, and never sent", async () => {
    const effect: Effect = { ...revoke, isHeld: false };
    expect(afasDriver.capabilityOf(effect)).toMatchObject({ how: "hand", proof: "none" });
    expect((await refusal(apply(revoke))).failure).toEqual({ kind: "rejected", wasSent: false });
    expect(await afasDriver.verify(effect, connectTo(sandbox), {})).toMatchObject({ state: "unknown" });
    expect(sandbox.requests).toEqual([]);
  });
});

describe("Gatehouse's own credential", () => {
  it("may be OAuth client credentials in place of a classic token", async () => {
    const own = findConnector(sandbox.state, "Gatehouse");
    if (own) own.oauth = { clientId: "gatehouse", clientSecret: "oauth-s3cr3t", userCode: "12345.GATEHOUSE" };
    const connect = (secret: string) =>
      connectTo(sandbox, {
        settings: { authentication: "oauth" },
        secrets: { client_id: "gatehouse", client_secret: secret },
      });
    expect(await afasDriver.probe(connect("oauth-s3cr3t"))).toMatchObject({ ok: true, environment: "O12345AA" });
    const wrong = await afasDriver.probe(connect("wrong"));
    expect(wrong.ok).toBe(false);
    expect(wrong.checks.filter((c) => c.state === "skipped")).toHaveLength(3);
  });

  it.each([
    ["is expired", { expiresAt: "2020-01-01T00:00:00Z" }],
    ["belongs to another connector", { connector: "Hours app" }],
    ["belongs to a user outside the group", { userCode: "12345.SJA" }],
  ])("that %s opens nothing", async (_name, change) => {
    Object.assign(sandbox.state.tokens[0] ?? {}, change);
    expect((await afasDriver.probe(connectTo(sandbox))).ok).toBe(false);
  });

  it("used from an address that AFAS doesn't allow is told as that, not as a bad credential", async () => {
    Object.assign(findConnector(sandbox.state, "Gatehouse") ?? {}, { allowedAddresses: ["192.0.2.1"] });
    const probe = await afasDriver.probe(connectTo(sandbox));
    expect(probe.checks[0]?.says).toContain("IP restrictions");
  });

  it("in a form that isn't the vendor's is never sent", async () => {
    const probe = await afasDriver.probe(connectTo(sandbox, { secrets: { token: "not a token" } }));
    expect(probe.ok).toBe(false);
    expect(sandbox.requests.map((r) => r.operation)).toEqual(["soap:unknown"]);
  });
});
