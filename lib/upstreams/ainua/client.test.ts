import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../driver";
import { ainuaClient } from "./client";
import { ainuaDriver } from "./driver";
import { type AinuaSandbox, startAinuaSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";

let sandbox: AinuaSandbox;
let connection: Connection;
beforeEach(async () => {
  sandbox = await startAinuaSandbox();
  connection = connectTo(sandbox);
});
afterEach(() => sandbox.close());

const KIM = { remoteId: "user_001", name: "Kim de Vries", email: "kim.devries@example.com" };
const tokens = (): number => sandbox.requests.filter(({ operation }) => operation === "token").length;
const create = () => ainuaDriver.apply({ type: "user.create.v1", person: KIM }, connection, {});

describe("a token", { timeout: 30_000 }, () => {
  it("serves every call of one use until nine tenths of its life are over", async () => {
    sandbox.setFault({ kind: "token_life:100" });
    let now = 1_000_000;
    const client = ainuaClient(connection, () => now);
    await client.putUser("u", { email: "u@example.com" });
    now += 89_000;
    await client.putUser("u", null);
    expect(tokens()).toBe(1);
    now += 2_000;
    await client.putUser("u", { email: "u@example.com" });
    expect(tokens()).toBe(2);
  });

  it("is asked for anew in every use: nothing is held beyond one", async () => {
    await create();
    await create();
    expect(tokens()).toBe(2);
  });

  it("is asked for before each call where Ainua doesn't tell its end", async () => {
    sandbox.setFault({ kind: "token_life:0" });
    const client = ainuaClient(connection);
    await client.signIn();
    await client.signIn();
    expect(tokens()).toBe(2);
  });

  it("that can't be had leaves no doubt about the write: nothing was sent", async () => {
    for (const kind of ["html", "status:500", "reset", "half_json"]) {
      sandbox.setFault({ kind, operation: "token", times: 1 });
      await expect(create()).rejects.toMatchObject({ failure: { kind: "transient", wasSent: false } });
    }
    sandbox.setFault({ kind: "throttle", operation: "token", times: 1, retryAfter: "9" });
    await expect(create()).rejects.toMatchObject({
      failure: { kind: "throttled", wasSent: false, retryAfterMs: 9000 },
    });
    expect(sandbox.ledger).toEqual([]);
  });

  it("is refused as a credential where id or secret is missing or wrong", async () => {
    for (const change of [
      { secrets: { client_secret: "wrong" } },
      { secrets: {} },
      { settings: { clientId: "nobody" } },
      { settings: {} },
    ]) {
      const apply = ainuaDriver.apply({ type: "user.remove.v1", person: KIM }, { ...connection, ...change }, {});
      await expect(apply).rejects.toMatchObject({ failure: { kind: "credentials", wasSent: false } });
    }
  });
});

describe("an answer to a write", { timeout: 30_000 }, () => {
  it.each(["html_after_effect", "half_json"])(
    "that isn't the documented one leaves open what was done: %s",
    async (kind) => {
      sandbox.setFault({ kind, operation: "users", times: 1 });
      await expect(create()).rejects.toMatchObject({ failure: { kind: "transient", wasSent: true } });
    },
  );

  it("without a body is success", async () => {
    sandbox.setFault({ kind: "empty", operation: "users", times: 1 });
    expect(await create()).toMatchObject({ state: "applied" });
  });

  it("of 404 is never taken for already gone, and names the path of the users API", async () => {
    sandbox.setFault({ kind: "users_path:older" });
    const remove = ainuaDriver.apply({ type: "user.remove.v1", person: KIM }, connection, {});
    await expect(remove).rejects.toMatchObject({
      failure: { kind: "rejected", wasSent: true },
      message: expect.stringContaining("path of the users API"),
    });
    const settings = { ...connection.settings, usersPath: "/integrations/v1" };
    await ainuaDriver.apply({ type: "user.remove.v1", person: KIM }, { ...connection, settings }, {});
    expect(sandbox.ledger.at(-1)).toMatchObject({ op: "users.null", subject: "user_001", changed: true });
  });

  it("of 401 after a token was given pauses the system as a credential does", async () => {
    sandbox.setFault({ kind: "status:401", operation: "users", times: 1 });
    await expect(create()).rejects.toMatchObject({ failure: { kind: "credentials" } });
  });

  it("that refuses keeps the vendor's words, without the token that was sent", async () => {
    sandbox.setFault({ kind: "echo", operation: "users", times: 1 });
    const error = (await create().catch((e: unknown) => e)) as { theirWords: string };
    expect(error.theirWords).toContain("Bad request");
    expect(sandbox.issued.some((token) => error.theirWords.includes(token))).toBe(false);
  });
});

describe("the probe", { timeout: 30_000 }, () => {
  it("proves the credential, changes nothing, and says that writing can't be tried", async () => {
    const probe = await ainuaDriver.probe(connection);
    expect(probe).toMatchObject({ ok: true, environment: null, connectorName: "gatehouse" });
    expect(probe.checks.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      "Credential: ok",
      "Accounts API: skipped",
      "Users API: skipped",
    ]);
    expect([sandbox.ledger.length, sandbox.requests.map(({ operation }) => operation)]).toEqual([0, ["token"]]);
  });

  it("fails for a wrong secret, in words", async () => {
    const probe = await ainuaDriver.probe({ ...connection, secrets: { client_secret: "wrong" } });
    expect(probe.ok).toBe(false);
    expect(probe.checks[0]?.says).toContain("does not accept the client id and client secret");
  });
});
