import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sha256 } from "../sandbox/store";
import { type Sandbox, type SandboxOptions, startSandbox } from "./sandbox";
import { smallSeed, tokenXml } from "./sandbox-seed";
import { findConnector, findGroup, findUser } from "./sandbox-state";
import { afasToken } from "./wire";

const running: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.close();
});
async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

const OWN = { authorization: afasToken(tokenXml("1".repeat(64))) };
const KIMS = { authorization: afasToken(tokenXml("2".repeat(64))) };
const rest = (s: Sandbox, path: string, headers: Record<string, string> = OWN) =>
  fetch(`${s.restUrl}${path}`, { headers });
const form = (s: Sandbox, path: string, values: Record<string, string> | [string, string][]) =>
  fetch(`${s.consoleUrl}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(values) });
const knUser = (s: Sandbox, userId: string, fields: Record<string, unknown>, init: RequestInit = {}) =>
  fetch(`${s.restUrl}/connectors/KnUser`, {
    method: "PUT",
    headers: OWN,
    body: JSON.stringify({ KnUser: { Element: { "@UsId": userId, Fields: fields } } }),
    ...init,
  });
const words = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { externalMessage: string }).externalMessage;

describe("the API face", () => {
  it("checks token, connector, user and group before anything else, and answers 401 without a word", async () => {
    const sandbox = await start();
    expect((await rest(sandbox, "/metainfo", KIMS)).status).toBe(200);
    const hours = findConnector(sandbox.state, "Hours app");
    const kim = findUser(sandbox.state, "12345.KDV");
    const group = findGroup(sandbox.state, "CONSULTANCY");
    if (!hours || !kim || !group) throw new Error("the seed changed");
    const changes: [object, object, object][] = [
      [hours, { isBlocked: true }, { isBlocked: false }],
      [kim, { isBlocked: true }, { isBlocked: false }],
      [group, { isBlocked: true }, { isBlocked: false }],
      [group, { members: [] }, { members: ["12345.KDV"] }],
    ];
    for (const [subject, spoil, mend] of changes) {
      Object.assign(subject, spoil);
      const refused = await rest(sandbox, "/metainfo", KIMS);
      expect([refused.status, await refused.text()]).toEqual([401, ""]);
      Object.assign(subject, mend);
      expect((await rest(sandbox, "/metainfo", KIMS)).status).toBe(200);
    }
  });

  it("answers 500 to a token that isn't in base64, and 404 to a question over 2049 characters", async () => {
    const sandbox = await start();
    expect((await rest(sandbox, "/metainfo", { authorization: `AfasToken ${tokenXml("1".repeat(64))}` })).status).toBe(
      500,
    );
    expect((await rest(sandbox, `/connectors/Profit_Users?x=${"a".repeat(2049)}`)).status).toBe(404);
  });

  it("speaks the caller's language in its errors", async () => {
    const sandbox = await start();
    const ask = (language: string) =>
      knUser(
        sandbox,
        "12345.KDV",
        { MtCd: 1, Nm: "Kim", GrId: "NOPE" },
        { headers: { ...OWN, "accept-language": language } },
      );
    expect(await words(await ask("en-us"))).toBe("The value 'NOPE' does not exist.");
    expect(await words(await ask("nl-nl"))).toBe("De waarde 'NOPE' bestaat niet.");
  });

  it.each([
    ["filterfieldids=UserId&filtervalues=12345.K&operatortypes=10", ["12345.KDV"]],
    ["filterfieldids=Blocked&filtervalues=1&operatortypes=1", ["12345.RMU"]],
    ["filterfieldids=Email&filtervalues=x&operatortypes=8", ["12345.LBO"]],
    ["filterfieldids=UserId;UserId&filtervalues=12345.KDV;12345.LBO&operatortypes=1;1", ["12345.KDV", "12345.LBO"]],
    ["filterfieldids=Blocked,Email&filtervalues=0,JAN&operatortypes=1,6", ["12345.SJA"]],
    ["take=2", ["12345.GATEHOUSE", "12345.KDV"]],
    [
      "skip=-1&take=-1&filterfieldids=UserId&filtervalues=12345.G&operatortypes=12",
      ["12345.KDV", "12345.LBO", "12345.RMU", "12345.SJA"],
    ],
  ])("filters and pages as the manual says: %s", async (query, expected) => {
    const sandbox = await start();
    const answer = await rest(sandbox, `/connectors/Profit_Users?orderbyfieldids=UserId&${query}`);
    const { rows } = (await answer.json()) as { rows: { UserId: string }[] };
    expect(rows.map((r) => r.UserId)).toEqual(expected);
  });

  it.each([
    "skip=2&take=-1",
    "orderbyfieldids=Nope",
    "filterfieldids=Nope&filtervalues=1&operatortypes=1",
    "operatortypes=99&filterfieldids=UserId&filtervalues=1",
  ])("refuses a question that AFAS refuses: %s", async (query) => {
    const sandbox = await start();
    expect((await rest(sandbox, `/connectors/Profit_Users?${query}`)).status).toBe(500);
  });

  it("knows all seven entry codes of KnUser, and nothing else", async () => {
    const sandbox = await start();
    const kim = () => findUser(sandbox.state, "12345.KDV");
    const group = () => findGroup(sandbox.state, "CONSULTANCY")?.members.includes("12345.KDV");
    expect((await knUser(sandbox, "12345.KDV", { MtCd: 2 })).status).toBe(201);
    expect([kim()?.isBlocked, group()]).toEqual([true, true]);
    await knUser(sandbox, "12345.KDV", { MtCd: "6" });
    expect(kim()?.isBlocked).toBe(false);
    await knUser(sandbox, "12345.KDV", { MtCd: "0" });
    expect([kim()?.isBlocked, group()]).toEqual([true, false]);
    await knUser(sandbox, "12345.KDV", { MtCd: 3, GrId: "FRESH", GrDs: "Fresh" });
    expect(findGroup(sandbox.state, "FRESH")?.members).toEqual(["12345.KDV"]);
    await knUser(sandbox, "12345.KDV", { MtCd: 4, UsIdNew: "12345.KIM" });
    expect(findGroup(sandbox.state, "FRESH")?.members).toEqual(["12345.KIM"]);
    expect((await knUser(sandbox, "12345.KIM", { MtCd: 5 })).status).toBe(500);
    expect((await knUser(sandbox, "12345.KIM", { MtCd: 7 })).status).toBe(500);
    expect((await knUser(sandbox, "12345.KIM", { MtCd: 1, Awin: "maybe" })).status).toBe(500);
    expect((await knUser(sandbox, "12345.KIM", {}, { method: "DELETE" })).status).toBe(401);
  });

  it("offers nothing for app connectors, groups or other people's tokens", async () => {
    const sandbox = await start();
    for (const path of [
      "/appconnectors",
      "/connectors/AppConnector",
      "/groups",
      "/tokens",
      "/connectors/KnAuthGroup",
    ]) {
      expect((await rest(sandbox, path)).status).toBeGreaterThanOrEqual(401);
    }
  });

  it("accepts the token of another environment nowhere", async () => {
    const seed = smallSeed();
    const test = await start({ seed: { ...seed, environment: "T12345AA", tokens: [] } });
    expect((await rest(test, "/metainfo")).status).toBe(401);
  });
});

describe("the vendor console", () => {
  it("creates a connector that starts blocked, opens it, and shows a token once", async () => {
    const sandbox = await start();
    await form(sandbox, "/app-connectors", { description: "Leave app", group: "Everybody" });
    expect(findConnector(sandbox.state, "Leave app")).toMatchObject({ isBlocked: true, group: "Everybody" });
    await form(sandbox, "/app-connectors/Leave%20app/general", { group: "Everybody" });
    await form(sandbox, "/app-connectors/Leave%20app/connectors", { kind: "get", name: "Profit_Leave", act: "add" });
    expect(findConnector(sandbox.state, "Leave app")).toMatchObject({ isBlocked: false, get: ["Profit_Leave"] });
    const page = await (
      await form(sandbox, "/app-connectors/Leave%20app/tokens", { userCode: "12345.SJA", description: "Phone" })
    ).text();
    const data = /&lt;data&gt;([0-9A-F]{64})/.exec(page)?.[1] ?? "";
    expect((await rest(sandbox, "/metainfo", { authorization: afasToken(tokenXml(data)) })).status).toBe(200);
    expect(await (await fetch(`${sandbox.consoleUrl}/app-connectors/Leave%20app`)).text()).not.toContain(data);
    expect(JSON.stringify(sandbox.state)).not.toContain(data);
    await form(sandbox, "/app-connectors/Leave%20app/tokens/delete", { sha256: sha256(data) });
    expect((await rest(sandbox, "/metainfo", { authorization: afasToken(tokenXml(data)) })).status).toBe(401);
  });

  it("takes one user out of one group and leaves those who weren't shown", async () => {
    const sandbox = await start();
    await form(sandbox, "/groups/CONSULTANCY/members", [
      ["shown", "12345.KDV"],
      ["shown", "12345.SJA"],
      ["selected", "12345.SJA"],
    ]);
    expect(findGroup(sandbox.state, "CONSULTANCY")?.members.sort()).toEqual(["12345.LBO", "12345.RMU", "12345.SJA"]);
  });

  it("refuses what AFAS refuses, and shows it", async () => {
    const sandbox = await start();
    const refused = await form(sandbox, "/groups/CONSULTANCY/delete", {});
    expect([refused.status, (await refused.text()).includes("still linked to app connector Hours app")]).toEqual([
      400,
      true,
    ]);
    expect(
      (await form(sandbox, "/app-connectors/Hours%20app/tokens", { userCode: "12345.SJA", description: "x" })).status,
    ).toBe(400);
    expect(
      (
        await form(sandbox, "/app-connectors/Hours%20app/tokens", {
          userCode: "12345.KDV",
          description: "phone of kim",
        })
      ).status,
    ).toBe(400);
  });

  it("says on every page that it is a sandbox, and shows what people typed as text", async () => {
    const sandbox = await start();
    await form(sandbox, "/groups", { code: "<b>X", description: '"><script>alert(1)</script>' });
    for (const path of [
      "",
      "/app-connectors",
      "/app-connectors/Gatehouse",
      "/groups",
      "/groups/CONSULTANCY",
      "/groups/%3Cb%3EX",
      "/users",
      "/users/12345.KDV",
      "/mailbox",
    ]) {
      const page = await (await fetch(`${sandbox.consoleUrl}${path}`)).text();
      expect(page).toContain("Sandbox of AFAS Profit");
      expect(page).not.toMatch(/<script>alert|<b>X/);
    }
  });
});

describe("the books", () => {
  it("survive a restart: state and ledger are on disk before the answer leaves", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
    try {
      const stateFile = join(folder, "state.json");
      const first = await start({ stateFile });
      await knUser(first, "12345.SJA", { MtCd: 1, Nm: "Sam Jansen", GrId: "CONSULTANCY" });
      await knUser(first, "12345.SJA", { MtCd: 1, Nm: "Sam Jansen", GrId: "CONSULTANCY" });
      const second = await start({ stateFile });
      expect(findGroup(second.state, "CONSULTANCY")?.members).toContain("12345.SJA");
      expect(second.ledger.map((e) => [e.seq, e.op, e.subject, e.changed])).toEqual([
        [1, "KnUser.1", "12345.SJA/CONSULTANCY", true],
        [2, "KnUser.1", "12345.SJA/CONSULTANCY", false],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("hold nothing of what was refused", async () => {
    const sandbox = await start();
    await knUser(sandbox, "12345.SJA", { MtCd: 1, Nm: "Sam Jansen", GrId: "NOPE" });
    expect(sandbox.ledger).toEqual([]);
  });

  it("are read, spoilt and reset over HTTP", async () => {
    const sandbox = await start();
    const control = (path: string, init?: RequestInit) => fetch(`${sandbox.url}/_sandbox/${path}`, init);
    const post = (path: string, body: unknown) => control(path, { method: "POST", body: JSON.stringify(body) });
    await post("faults", [{ kind: "status:418", times: 1, operation: "metainfo" }]);
    expect([(await rest(sandbox, "/metainfo")).status, (await rest(sandbox, "/metainfo")).status]).toEqual([418, 200]);
    expect((await post("faults", { kind: "nonsense" })).status).toBe(400);
    await knUser(sandbox, "12345.SJA", { MtCd: 2 });
    expect(((await (await control("ledger")).json()) as { entries: unknown[] }).entries).toHaveLength(1);
    await control("reset", { method: "POST" });
    expect(((await (await control("ledger")).json()) as { entries: unknown[] }).entries).toHaveLength(0);
    expect(findUser(sandbox.state, "12345.SJA")?.isBlocked).toBe(false);
    expect(await (await control("state")).text()).not.toContain("1".repeat(64));
  });
});
