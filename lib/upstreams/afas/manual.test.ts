import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "./sandbox";
import { smallSeed, tokenXml } from "./sandbox-seed";
import { afasToken } from "./wire";

// The manual's page "Add a user group to your own app connector", done in the vendor console as it is written: one app for everybody's
// leave requests, one for the consultants' hours.

const LEAVE = "Leave request app";
const HOURS = "Hours app";
let sandbox: Sandbox;

beforeEach(async () => {
  const seed = smallSeed();
  const isOurs = (name: string): boolean => name !== HOURS;
  sandbox = await startSandbox({
    seed: {
      ...seed,
      groups: seed.groups.filter(({ code }) => code !== "CONSULTANCY"),
      connectors: seed.connectors.filter(({ name }) => isOurs(name)),
      tokens: seed.tokens.filter(({ connector }) => isOurs(connector)),
    },
  });
});
afterEach(() => sandbox.close());

async function press(path: string, values: Record<string, string> | [string, string][]): Promise<string> {
  const body = new URLSearchParams(values);
  const answer = await fetch(`${sandbox.consoleUrl}${path}`, { method: "POST", body });
  const text = await answer.text();
  expect(text, `${path}: ${text}`).not.toContain('role="alert"');
  return text;
}
const group = (code: string) => `/groups/${encodeURIComponent(code)}`;
const connector = (name: string) => `/app-connectors/${encodeURIComponent(name)}`;
const everyone = () => sandbox.state.users.map(({ userCode }): [string, string] => ["shown", userCode]);

/** Steps 1 to 9: Group / New, then Users in group with *Show selected items only* cleared. */
async function addGroup(code: string, selected: string[]): Promise<void> {
  await press("/groups", { code, description: code });
  const ticks = selected.map((userCode): [string, string] => ["selected", userCode]);
  await press(`${group(code)}/members?all=1`, [...everyone(), ...ticks]);
}
/** An app connector of one's own, linked to its group and no longer blocked; the data that it may get. */
async function addConnector(name: string, code: string, getConnector: string): Promise<void> {
  await press("/app-connectors", { description: name, group: code });
  await press(`${connector(name)}/connectors`, { kind: "get", name: getConnector, act: "add" });
  await press(`${connector(name)}/general`, { group: code });
}
async function addToken(name: string, userCode: string): Promise<string> {
  const page = await press(`${connector(name)}/tokens`, { userCode, description: `${name} of ${userCode}` });
  return /&lt;data&gt;([0-9A-F]{64})/.exec(page)?.[1] ?? "";
}
const get = async (token: string, getConnector: string): Promise<number> => {
  const authorization = afasToken(tokenXml(token));
  return (await fetch(`${sandbox.restUrl}/connectors/${getConnector}`, { headers: { authorization } })).status;
};

describe("the manual's example", () => {
  it("lets every employee request leave and only the consultants enter hours", async () => {
    await addGroup("CONSULTANCY", ["12345.KDV"]);
    await addConnector(LEAVE, "Everybody", "Profit_Users");
    await addConnector(HOURS, "CONSULTANCY", "Profit_UserGroups");
    for (const userCode of ["12345.KDV", "12345.SJA"]) {
      expect(await get(await addToken(LEAVE, userCode), "Profit_Users"), userCode).toBe(200);
    }
    expect(await get(await addToken(HOURS, "12345.KDV"), "Profit_UserGroups")).toBe(200);
    const refused = await fetch(`${sandbox.consoleUrl}${connector(HOURS)}/tokens`, {
      method: "POST",
      body: new URLSearchParams({ userCode: "12345.SJA", description: "Not a consultant" }),
    });
    expect(refused.status).toBe(400);
  });

  it("stops by each of the three conditions alone: membership, a valid token, a connector that is not blocked", async () => {
    await addGroup("CONSULTANCY", ["12345.KDV"]);
    await addConnector(HOURS, "CONSULTANCY", "Profit_UserGroups");
    const token = await addToken(HOURS, "12345.KDV");
    const may = () => get(token, "Profit_UserGroups");
    expect(await may()).toBe(200);

    await press(`${group("CONSULTANCY")}/members?all=1`, everyone());
    expect(await may(), "not a member").toBe(401);
    await press(`${group("CONSULTANCY")}/members?all=1`, [...everyone(), ["selected", "12345.KDV"]]);
    expect(await may()).toBe(200);

    await press(`${connector(HOURS)}/general`, { group: "CONSULTANCY", blocked: "1" });
    expect(await may(), "the app connector is blocked").toBe(401);
    await press(`${connector(HOURS)}/general`, { group: "CONSULTANCY" });
    expect(await may()).toBe(200);

    const [{ sha256 = "" } = {}] = sandbox.state.tokens.filter((one) => one.connector === HOURS);
    await press(`${connector(HOURS)}/tokens/delete`, { sha256 });
    expect(await may(), "no valid token").toBe(401);
  });

  it("holds a second line: an application gets only the connectors that are included in its app connector", async () => {
    await addConnector(LEAVE, "Everybody", "Profit_Users");
    const token = await addToken(LEAVE, "12345.SJA");
    expect(await get(token, "Profit_Users")).toBe(200);
    expect(await get(token, "Profit_UserGroups")).not.toBe(200);
    await press(`${connector(LEAVE)}/connectors`, { kind: "get", name: "Profit_Users", act: "remove" });
    expect(await get(token, "Profit_Users")).not.toBe(200);
  });
});
