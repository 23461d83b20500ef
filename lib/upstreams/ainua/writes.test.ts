import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../driver";
import { EFFECT_TYPES, type Effect } from "../effects";
import { checkTyped } from "../typed-fields.rules";
import { ainuaDriver } from "./driver";
import { placeOfAinua } from "./place";
import { AINUA_PROFILE } from "./profile";
import { type AinuaSandbox, startAinuaSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { peopleOf, userOf } from "./sandbox-state";

let sandbox: AinuaSandbox;
let connection: Connection;
beforeEach(async () => {
  sandbox = await startAinuaSandbox();
  connection = connectTo(sandbox);
});
afterEach(() => sandbox.close());

const person = (remoteId: string, name: string, email: string | null) => ({ remoteId, name, email });
const KIM = person("user_001", "Kim de Vries", "kim.devries@example.com");
const SAM = person("user_002", "Sam Jansen", "sam.jansen@example.com");
const NEW = person("user_007", "Noor Smit", "noor.smit@example.com");
const ACME = { code: "account_123", description: "Acme Ltd.", attributes: { commonId: "123456-8" } };
const apply = (effect: Effect) => ainuaDriver.apply(effect, connection, {});
const acme = () => peopleOf(sandbox.state, "123456-8");

describe("what was sent", { timeout: 30_000 }, () => {
  it("is never more than applied, and says that it can't be read", async () => {
    const effects: Effect[] = [
      { type: "group.create.v1", group: ACME },
      { type: "user.create.v1", person: NEW },
      { type: "membership.add.v1", group: ACME, person: NEW, members: [KIM, NEW, SAM], mayCreateGroup: false },
      { type: "membership.remove.v1", group: ACME, person: NEW, members: [KIM, SAM] },
      { type: "user.block.v1", person: NEW },
      { type: "user.unblock.v1", person: NEW, groups: [{ ...ACME, members: [NEW] }] },
      { type: "user.update.v1", person: NEW },
      { type: "user.remove.v1", person: NEW },
      { type: "group.rename.v1", group: { ...ACME, description: "Acme" }, from: ACME },
      { type: "group.archive.v1", group: ACME },
    ];
    for (const effect of effects) {
      const outcome = await apply(effect);
      expect(outcome).toMatchObject({ state: "applied", sentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(outcome.note).toMatch(/can't be (read|confirmed)/);
      expect(outcome.note).not.toMatch(/in sync/i);
      expect(outcome.wasAlreadySo).toBeUndefined();
      expect(await ainuaDriver.verify(effect, connection, {})).toMatchObject({ state: "unknown" });
    }
  });

  it("says of a removal from a list that Ainua may only ever add, and what to do where it must hold", async () => {
    sandbox.setFault({ kind: "binding_mode:add" });
    const { note } = await apply({ type: "membership.remove.v1", group: ACME, person: SAM, members: [KIM] });
    expect(note).toContain("That he is out can't be confirmed");
    expect(note).toContain("Remove the user or the account where it must hold");
    expect(acme()).toContain("sam.jansen@example.com");
    await apply({ type: "user.remove.v1", person: SAM });
    expect(acme()).not.toContain("sam.jansen@example.com");
  });

  it("binds a newcomer whom Ainua would leave out without a word, because he goes before the list", async () => {
    const order = { group: ACME, person: NEW, members: [KIM, NEW, SAM], mayCreateGroup: false };
    for (const kind of ["unknown_user:ignore", "unknown_user:reject404"]) {
      sandbox.reset();
      sandbox.setFault({ kind });
      await apply({ type: "membership.add.v1", ...order });
      expect(acme()).toContain("noor.smit@example.com");
    }
  });

  it("follows the decision of the moment, not that of the order", async () => {
    const late = await apply({
      type: "membership.add.v1",
      group: ACME,
      person: NEW,
      members: [KIM],
      mayCreateGroup: false,
    });
    expect(late.note).toContain("without Noor Smit");
    expect(userOf(sandbox.state, "gatehouse", "user_007")).toBeUndefined();
    const again = await apply({ type: "membership.remove.v1", group: ACME, person: SAM, members: [KIM, SAM] });
    expect(again.note).toContain("wanted in it again");
  });

  it("never lets a blocked user in: an update, a creation and a list leave him out", async () => {
    const blocked = { ...SAM, isBlocked: true };
    await apply({ type: "user.block.v1", person: blocked });
    await apply({ type: "user.update.v1", person: { ...blocked, email: "sam.devries@example.com" } });
    await apply({ type: "user.create.v1", person: blocked });
    const order = { group: ACME, person: blocked, members: [KIM, blocked], mayCreateGroup: false };
    await apply({ type: "membership.add.v1", ...order });
    expect(userOf(sandbox.state, "gatehouse", "user_002")).toBeUndefined();
    expect(acme()).toEqual(["kim.devries@example.com"]);
  });

  it("binds a user again to each of his accounts when he is let in again, with everybody else in them", async () => {
    await apply({ type: "user.block.v1", person: SAM });
    const groups = [{ ...ACME, members: [KIM, SAM] }];
    const { note } = await apply({ type: "user.unblock.v1", person: SAM, groups });
    expect(note).toContain("The whole list of Acme Ltd. was sent again with him");
    expect(acme()).toEqual(["kim.devries@example.com", "sam.jansen@example.com"]);
  });

  it("names no more accounts than a note can hold", async () => {
    const groups = Array.from({ length: 40 }, (_, i) => ({ ...ACME, description: `Company ${i}`, members: [SAM] }));
    const { note } = await apply({ type: "user.unblock.v1", person: SAM, groups });
    expect(note).toContain("Company 4 and 35 more");
  });
});

describe("nothing is sent", { timeout: 30_000 }, () => {
  const without = (group: object): Effect =>
    ({ type: "membership.remove.v1", person: SAM, members: [KIM], group: { ...ACME, ...group } }) as Effect;
  it.each<[string, Effect]>([
    ["for a user without an e-mail address", { type: "user.create.v1", person: { ...KIM, email: " " } }],
    ["for a group without a common identity id", { type: "group.create.v1", group: { code: "a", description: "A" } }],
    ["for a list without a common identity id", without({ attributes: { commonId: "" } })],
    ["for a user whose lists aren't known whole", { type: "user.unblock.v1", person: SAM, groups: [ACME] }],
    ["for a list that isn't known whole", { type: "membership.remove.v1", group: ACME, person: SAM }],
  ])("%s", async (_, effect) => {
    await expect(apply(effect)).rejects.toMatchObject({ failure: { kind: "rejected", wasSent: false } });
    expect(sandbox.requests).toEqual([]);
  });

  it("for what only a person can do", async () => {
    const order: Effect = { type: "connector.block.v1", connector: { name: "ERP" } };
    await expect(apply(order)).rejects.toMatchObject({ failure: { kind: "unsupported", wasSent: false } });
  });
});

describe("what Ainua can do", { timeout: 30_000 }, () => {
  it("is said of every effect, is proven for none, and may always be sent again", () => {
    for (const type of EFFECT_TYPES) {
      const capability = ainuaDriver.capabilities[type];
      expect(capability.sentence, type).toMatch(/\.$/);
      if (capability.how === "api") expect([type, capability.class, capability.proof]).toEqual([type, "I", "none"]);
      if (capability.how === "hand") expect(capability.proof).toBe("none");
    }
    expect([ainuaDriver.observes, ainuaDriver.observe]).toEqual([[], undefined]);
  });

  it("is no change of an account's ids, and nothing with a user who has no e-mail address", () => {
    const how = (effect: Effect) => ainuaDriver.capabilityOf(effect).how;
    expect(how({ type: "group.rename.v1", from: ACME, group: { ...ACME, description: "Acme" } })).toBe("api");
    expect(how({ type: "group.rename.v1", from: ACME, group: { ...ACME, code: "other" } })).toBe("impossible");
    const moved = { ...ACME, attributes: { commonId: "9" } };
    expect(how({ type: "group.rename.v1", from: ACME, group: moved })).toBe("impossible");
    expect(how({ type: "user.create.v1", person: { ...KIM, email: null } })).toBe("impossible");
    expect(how({ type: "user.remove.v1", person: { ...KIM, email: null } })).toBe("api");
  });

  it("has steps for every task of a person, which say what is assumed, and none for another", () => {
    const connector = { name: "ERP *" };
    const token = { connector, person: KIM, tokenId: "t", label: "ERP", hint: "…" };
    const tasks: Effect[] = [
      { type: "connector.create.v1", connector, group: null, endpoints: [] },
      { type: "connector.block.v1", connector },
      { type: "connector.unblock.v1", connector },
      { type: "token.issue.v1", ...token, scope: [], validFrom: null, expiresAt: null },
      { type: "token.revoke.v1", ...token, isHeld: false },
    ];
    for (const task of tasks) {
      expect(ainuaDriver.capabilityOf(task).how).toBe("hand");
      const { menuPath, steps, checkAfterwards } = ainuaDriver.handSteps(task, connection);
      expect([menuPath, checkAfterwards]).toEqual([
        ["Administration", "Connectors"],
        expect.stringContaining("your word"),
      ]);
      expect(steps.join(" ")).toContain("assumed");
      expect(steps.join(" ").split("*").length % 2).toBe(1);
    }
    const types = tasks.map(({ type }) => type);
    expect(EFFECT_TYPES.filter((type) => ainuaDriver.capabilities[type].how === "hand").sort()).toEqual(types.sort());
    expect(() => ainuaDriver.handSteps({ type: "user.remove.v1", person: KIM }, connection)).toThrow("no task");
  });
});

describe("the place of a portal", { timeout: 30_000 }, () => {
  const typed = { restUrl: "example.ainuaportal.com", clientId: "gatehouse", client_secret: "s" };
  it("is its host, with https in front, and today's path of the users API", () => {
    expect(placeOfAinua(typed, [])).toEqual({
      ok: true,
      restUrl: "https://example.ainuaportal.com",
      soapUrl: null,
      settings: { clientId: "gatehouse", usersPath: "/api/integrations/v1" },
      secrets: { client_secret: "s" },
    });
  });

  it.each([
    "",
    "http://example.ainuaportal.com",
    "https://example.ainuaportal.com/api",
    "https://u:p@example.ainuaportal.com",
    "https://example.ainuaportal.com:8443",
    "https://example.ainuaportal.com?x",
    "https://127.0.0.1",
    "https://2130706433",
    "https://[::1]",
    "https://localhost",
    "https://portal",
    "https://еxample.ainuaportal.com",
    "https://example.ainuaportal.com\\@evil.example",
    "javascript:alert(1)",
    "ftp://example.ainuaportal.com",
  ])("is refused where it is no public host by https: %s", (restUrl) => {
    expect(placeOfAinua({ ...typed, restUrl }, [])).toMatchObject({
      ok: false,
      fields: { restUrl: expect.any(String) },
    });
  });

  it("may be private where the installation allows that very host and port", () => {
    const restUrl = "http://127.0.0.1:4005";
    expect(placeOfAinua({ ...typed, restUrl }, ["127.0.0.1:4005"])).toMatchObject({ ok: true, restUrl });
    expect(placeOfAinua({ ...typed, restUrl }, ["127.0.0.1:4006"])).toMatchObject({ ok: false });
  });

  it("asks for exactly what the form asks, and refuses a path of the users API that is neither", () => {
    expect(checkTyped(AINUA_PROFILE.setup, { ...typed, usersPath: "/integrations/v1" }).ok).toBe(true);
    expect(checkTyped(AINUA_PROFILE.setup, { ...typed, usersPath: "/else" }).ok).toBe(false);
    expect(placeOfAinua({ ...typed, usersPath: "/else" }, [])).toMatchObject({ ok: false });
    expect(placeOfAinua({ restUrl: typed.restUrl }, [])).toMatchObject({
      ok: false,
      fields: { clientId: expect.any(String), client_secret: expect.any(String) },
    });
  });
});
