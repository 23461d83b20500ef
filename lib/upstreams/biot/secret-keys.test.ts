import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Effect, EffectOf, PersonRef } from "../effects";
import { biotDriver } from "./driver";
import { type BiotSandbox, startBiotSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { callerOf } from "./sandbox-caller";
import { SMALL } from "./sandbox-seed";

let sandbox: BiotSandbox;
beforeEach(async () => {
  sandbox = await startBiotSandbox();
});
afterEach(() => sandbox.close());

const WARD: PersonRef = { remoteId: "ward-monitor", name: "Ward monitor", email: null };
const order = { connector: { name: "Ward app" }, person: WARD, tokenId: "tok_x" };
const issue: EffectOf<"token.issue.v1"> = {
  type: "token.issue.v1",
  ...order,
  label: "Server",
  scope: [],
  validFrom: null,
  expiresAt: null,
};
const revoke = (ref: string | null): Effect => ({
  type: "token.revoke.v1",
  ...order,
  label: "Server",
  hint: "ends in 0002",
  isHeld: true,
  ref,
});

const apply = (effect: Effect) => biotDriver.apply(effect, connectTo(sandbox), {});
const keys = () => sandbox.state.serviceUsers.find(({ id }) => id === SMALL.wardMonitor)?.keys.map(({ id }) => id);

describe("a secret key", () => {
  it("is made once, its secret opens, and it is replaced by a second one before the first is deleted", async () => {
    const outcome = await apply(issue);
    expect(outcome).toMatchObject({ state: "verified", ref: keys()?.[1] });
    const secret = outcome.secrets?.token_text ?? "";
    expect((await callerOf(sandbox, SMALL.wardMonitor, secret)).session.status).toBe(200);
    expect(outcome.note).not.toContain(secret);
    expect(await apply(revoke(SMALL.wardMonitorKey))).toMatchObject({ state: "verified" });
    expect((await callerOf(sandbox, SMALL.wardMonitor, SMALL.wardMonitorSecret)).session.status).toBe(403);
    expect((await callerOf(sandbox, SMALL.wardMonitor, secret)).session.status).toBe(200);
  });

  it("is refused in words where there are as many as BioT allows", async () => {
    sandbox.setFault({ kind: "max_secret_keys:1" });
    await expect(apply(issue)).rejects.toMatchObject({
      failure: { kind: "rejected" },
      message:
        "The service user has all the secret keys that BioT allows (1). Revoke one first, then issue this again.",
    });
  });

  it("whose answer was lost is never made again by itself, and is named because nobody holds its secret", async () => {
    sandbox.setFault({ kind: "reset_after_effect", operation: "keys.create", times: 1 });
    const error: unknown = await apply(issue).catch((reason: unknown) => reason);
    expect(biotDriver.capabilityOf(issue)).toMatchObject({ class: "N" });
    expect(error).toMatchObject({ failure: { kind: "transient", wasSent: true } });
    expect(String(error)).toContain(keys()?.[1]);
    expect(String(error)).toContain("nobody holds");
    expect(keys()?.length).toBe(2);
  });

  it("can't be told to be the one asked for, because keys have no name", async () => {
    expect(await biotDriver.verify(issue, connectTo(sandbox), {})).toMatchObject({ state: "unknown" });
  });

  it("is deleted by its id alone: without one a person does it", async () => {
    expect(biotDriver.capabilityOf(revoke(null))).toMatchObject({ how: "hand" });
    await expect(apply(revoke(null))).rejects.toMatchObject({ failure: { kind: "rejected", wasSent: false } });
    expect(await apply(revoke("00000000-0000-4000-8000-00000000dead"))).toMatchObject({ wasAlreadySo: true });
    sandbox.setFault({ kind: "version:legacy" });
    const known = { ...revoke(SMALL.wardMonitorKey), person: { ...WARD, ref: SMALL.wardMonitor } } as Effect;
    expect(await apply(known)).toMatchObject({ state: "verified" });
  });

  it("has neither beginning nor end", () => {
    for (const change of [{ expiresAt: "2027-01-01T00:00:00.000Z" }, { validFrom: "2027-01-01T00:00:00.000Z" }])
      expect(biotDriver.capabilityOf({ ...issue, ...change }).how).toBe("impossible");
  });
});
