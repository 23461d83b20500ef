import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EFFECT_TYPES, type Effect } from "../effects";
import { checkTyped } from "../typed-fields.rules";
import { codeOf, readCode } from "./catalog";
import { contractfitDriver } from "./driver";
import { PERMISSIONS, parsePermissions, wholePermissions } from "./permissions.rules";
import { CONTRACTFIT_PROFILE } from "./profile";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { DOCUMENT, INBOX, ROLE, USER } from "./sandbox-seed";

const typed = { restUrl: "https://kade.contract-p.fit", setupUser: "gatehouse@example.com", password: "a-password" };
const place = (change: Record<string, string>, allow: string[] = []) =>
  contractfitDriver.place({ ...typed, ...change }, allow);

describe("the place of a tenant", () => {
  it("is its host and the prefix, with the password kept apart from the settings", () => {
    expect(place({})).toEqual({
      ok: true,
      restUrl: "https://kade.contract-p.fit/admin",
      soapUrl: null,
      settings: { prefix: "/admin", setupUser: "gatehouse@example.com" },
      secrets: { password: "a-password" },
    });
    expect(place({ prefix: "/api", restUrl: "kade.contract-p.fit/" })).toMatchObject({
      restUrl: "https://kade.contract-p.fit/api",
      settings: { prefix: "/api" },
    });
  });

  it.each([
    [{ restUrl: "http://kade.contract-p.fit" }, "restUrl"],
    [{ restUrl: "https://127.0.0.1" }, "restUrl"],
    [{ restUrl: "https://kade.contract-p.fit:8443" }, "restUrl"],
    [{ restUrl: "https://user:pass@kade.contract-p.fit" }, "restUrl"],
    [{ restUrl: "https://kade.contract-p.fit/admin" }, "restUrl"],
    [{ restUrl: "https://kade.contract-p.fit/#/view" }, "restUrl"],
    [{ restUrl: "https://kаde.contract-p.fit" }, "restUrl"],
    [{ restUrl: "localhost" }, "restUrl"],
    [{ restUrl: "" }, "restUrl"],
    [{ prefix: "/root" }, "prefix"],
    [{ setupUser: " " }, "setupUser"],
    [{ password: "" }, "password"],
    [{ keyInbox: "invoice" }, "keyInbox"],
  ])("is refused by field where it is not in order: %o", (change, field) => {
    const check = place(change);
    expect(check.ok ? [] : Object.keys(check.fields)).toEqual([field]);
  });

  it("may be private only where the installation allows it", () => {
    expect(place({ restUrl: "http://127.0.0.1:4010" }).ok).toBe(false);
    expect(place({ restUrl: "http://127.0.0.1:4010" }, ["127.0.0.1:4010"]).ok).toBe(true);
  });

  it("asks in the profile for what it takes, and takes what the profile offers first", () => {
    const initial = Object.fromEntries(CONTRACTFIT_PROFILE.setup.map((field) => [field.name, field.initial ?? ""]));
    expect(checkTyped(CONTRACTFIT_PROFILE.setup, { ...initial, ...typed }).ok).toBe(true);
    expect(place(initial).ok).toBe(false);
    expect(contractfitDriver.place({ ...initial, ...typed }, []).ok).toBe(true);
  });
});

describe("a group's code", () => {
  it.each([
    ["invoice-viewer", { role: "invoice-viewer" }],
    ["invoice-viewer @ credit note", { role: "invoice-viewer", inbox: "credit note" }],
    [`reader @ a/b/${DOCUMENT}`, { role: "reader", inbox: "a/b", document: DOCUMENT }],
  ])("says the role and where it holds, there and back: %s", (code, assignment) => {
    expect(readCode(code)).toEqual(assignment);
    expect(codeOf(assignment)).toBe(code);
    expect(new RegExp(CONTRACTFIT_PROFILE.groupCode.pattern.regex).test(code)).toBe(true);
  });

  it.each(["", " role", "role@inbox", "role @ ", "role @ a @ b"])(
    "that is half or unclear is refused by the profile: %o",
    (code) => {
      expect(new RegExp(CONTRACTFIT_PROFILE.groupCode.pattern.regex).test(code)).toBe(false);
    },
  );

  it("of an endpoint always has an inbox where it has a document", () => {
    const [inbox, document] = CONTRACTFIT_PROFILE.endpointKinds.map(({ pattern }) => new RegExp(pattern.regex));
    for (const name of ["invoice", "credit note", "invoice-viewer @ invoice"]) expect(inbox?.test(name)).toBe(true);
    for (const name of [`invoice/${DOCUMENT}`, `reader @ invoice/${DOCUMENT}`]) expect(document?.test(name)).toBe(true);
    for (const name of [DOCUMENT, `/${DOCUMENT}`, "invoice/117"]) expect(document?.test(name)).toBe(false);
  });
});

describe("permissions", () => {
  it("are fifty, always said all, and a name that isn't one of them is refused", () => {
    expect([PERMISSIONS.length, new Set(PERMISSIONS).size]).toEqual([50, 50]);
    expect(Object.values(wholePermissions(["review"])).filter(Boolean)).toHaveLength(1);
    expect(Object.keys(wholePermissions([]))).toHaveLength(50);
    expect(parsePermissions("submit, review")).toEqual(["review", "submit"]);
    expect(parsePermissions("review read_documents")).toBeNull();
  });

  it("are written in one way only, so that what was asked for and what is read compare as they stand", () => {
    const [field] = CONTRACTFIT_PROFILE.groupFields;
    const isTaken = (text: string): boolean => new RegExp(field?.pattern?.regex ?? "$^").test(text);
    for (const text of ["review", "review view_list", PERMISSIONS.join(" ")]) {
      expect(isTaken(text)).toBe(true);
      expect(parsePermissions(text)?.join(" ")).toBe(text);
    }
    for (const text of [
      "view_list review",
      "review  view_list",
      "review,view_list",
      "reviews",
      " review",
      "read_documents",
    ])
      expect(isTaken(text)).toBe(false);
  });
});

describe("the probe", () => {
  let sandbox: ContractfitSandbox;
  beforeEach(async () => {
    sandbox = await startContractfitSandbox();
  });
  afterEach(() => sandbox.close());
  const failed = async () => {
    const probe = await contractfitDriver.probe(connectTo(sandbox));
    return probe.checks.filter(({ state }) => state === "failed").map(({ name, says }) => `${name}: ${says}`);
  };
  const setUpRole = () => sandbox.state.roles.find(({ id }) => id === ROLE.setUp);

  it("says who Gatehouse is there and changes nothing", async () => {
    const probe = await contractfitDriver.probe(connectTo(sandbox));
    expect(probe).toMatchObject({ ok: true, environment: "127.0.0.1", connectorName: "gatehouse@example.com" });
    expect(sandbox.ledger).toEqual([]);
  });

  it("names the permission that is missing, edit_users too, which the manual forgets", async () => {
    Object.assign(setUpRole() ?? {}, { permissions: ["edit_backend_settings", "view_api_keys"] });
    expect((await failed()).join()).toContain("Users: Contract.fit refused this: our user there lacks edit_users");
    Object.assign(setUpRole() ?? {}, { permissions: ["edit_users", "view_api_keys"] });
    expect(await failed()).toEqual(["Permissions: The set-up user lacks edit_backend_settings for the whole tenant."]);
  });

  it("is not content with permissions at one inbox", async () => {
    const own = sandbox.state.users.find(({ id }) => id === USER.setUp);
    if (own) own.roles = [{ role: ROLE.setUp, inbox: INBOX.invoice }];
    expect((await failed()).join()).toContain(
      "edit_users and edit_backend_settings and view_api_keys for the whole tenant",
    );
  });

  it("says that the address is right and the prefix or the user is not", async () => {
    const { url } = sandbox;
    const wrong = await contractfitDriver.probe(connectTo(sandbox, { restUrl: `${url}/root` }));
    expect(wrong.checks[0]).toMatchObject({ name: "Sign in", state: "failed" });
    expect(wrong.checks.slice(1).every(({ state }) => state === "skipped")).toBe(true);
  });
});

describe("the steps for a person", () => {
  const person = { remoteId: "shared*link", name: "Shared link", email: null };
  const group = { code: "invoice-viewer @ invoice", description: "" };
  const key = { connector: { name: "x" }, person, tokenId: "t", label: "l", hint: "ends in a1b2", isHeld: false };
  const every: Effect[] = [
    { type: "token.set_expiry.v1", ...key, expiresAt: "2031-01-31T00:00:00.000Z" },
    { type: "token.set_expiry.v1", ...key, expiresAt: null },
    { type: "token.suspend.v1", ...key, expiresAt: null },
    { type: "token.resume.v1", ...key, expiresAt: null },
    { type: "token.revoke.v1", ...key },
    { type: "user.create.v1", person },
    { type: "user.remove.v1", person },
    { type: "user.block.v1", person },
    { type: "user.unblock.v1", person, groups: [group] },
    { type: "group.create.v1", group },
    { type: "group.rename.v1", group, from: group },
    { type: "group.archive.v1", group },
    { type: "membership.add.v1", group, person, mayCreateGroup: false },
    { type: "membership.remove.v1", group, person },
  ];

  it.each(every)("of $type are whole sentences with our values in bold, and say that labels are assumed", (effect) => {
    const { why, steps, checkAfterwards } = contractfitDriver.handSteps(effect, { restUrl: "", settings: {} });
    for (const text of [why, checkAfterwards, ...steps]) {
      expect(text).toMatch(/[.)]$/);
      expect((text.match(/\*/g) ?? []).length % 2, text).toBe(0);
    }
    expect(steps.join(" ")).toContain("assumed");
  });

  it("are there for everything that a person may have to do", () => {
    const types = new Set(every.map(({ type }) => type));
    for (const type of EFFECT_TYPES) {
      const { how } = contractfitDriver.capabilities[type];
      if (how === "api" && type !== "token.issue.v1") expect(types.has(type), type).toBe(true);
    }
  });
});

describe("what can be done about this very effect", () => {
  const group = (code: string, description = "") => ({ code, description });
  const how = (effect: Effect) => contractfitDriver.capabilityOf(effect).how;

  it("depends on whether a role holds for the whole tenant", () => {
    expect(how({ type: "group.archive.v1", group: group("viewer") })).toBe("api");
    expect(how({ type: "group.archive.v1", group: group("viewer @ invoice") })).toBe("here");
    expect(how({ type: "group.rename.v1", from: group("viewer"), group: group("reader") })).toBe("api");
    expect(how({ type: "group.rename.v1", from: group("viewer"), group: group("viewer", "New words") })).toBe("here");
    expect(how({ type: "group.rename.v1", from: group("viewer @ invoice"), group: group("reader @ invoice") })).toBe(
      "impossible",
    );
    expect(how({ type: "group.rename.v1", from: group("viewer"), group: group("viewer @ invoice") })).toBe(
      "impossible",
    );
  });
});
