import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { INBOX, KEY, ROLE, USER } from "./sandbox-seed";

let sandbox: ContractfitSandbox;
beforeEach(async () => {
  sandbox = await startContractfitSandbox();
});
afterEach(() => sandbox.close());

const open = async (path: string): Promise<string> => (await fetch(`${sandbox.consoleUrl}${path}`)).text();
const send = (path: string, values: Record<string, string> = {}) =>
  fetch(`${sandbox.consoleUrl}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(values) });
const keyLink = (html: string, ending: string): string =>
  new RegExp(`/console(/api-keys/[0-9a-f]{32})/delete"><button>Delete: key ends in ${ending}`).exec(html)?.[1] ?? "";

describe("the vendor console", () => {
  it("lists users, roles, keys and inboxes without the text of any key", async () => {
    for (const path of [
      "",
      "/users",
      "/roles",
      "/api-keys",
      "/inboxes",
      `/users/${USER.sharedLink}`,
      `/roles/${ROLE.viewer}`,
    ]) {
      const html = await open(path);
      expect(html).toContain("Sandbox of Contract.fit");
      for (const text of Object.values(KEY)) expect(html).not.toContain(text);
    }
    expect((await fetch(`${sandbox.consoleUrl}/nothing`)).status).toBe(404);
  });

  it("gives a role, takes it away, renames and deletes a user, and makes one", async () => {
    const kim = () => sandbox.state.users.find(({ id }) => id === USER.kim);
    await send(`/users/${USER.kim}/give`, { role: ROLE.uploader, inbox: INBOX.reminder, document: "" });
    expect(kim()?.roles[1]).toEqual({ role: ROLE.uploader, inbox: INBOX.reminder });
    await send(`/users/${USER.kim}/take`, { entry: "0" });
    expect(kim()?.roles).toHaveLength(1);
    await send(`/users/${USER.kim}/username`, { username: "kim.bakker@example.com" });
    expect(kim()?.username).toBe("kim.bakker@example.com");
    await send(`/users/${USER.kim}/delete`);
    expect(kim()).toBeUndefined();
    expect((await send("/users", { username: "new.one" })).status).toBe(303);
    expect((await send("/users", { username: "New.One" })).status).toBe(400);
    expect(sandbox.state.users.filter(({ username }) => username === "new.one")).toHaveLength(1);
  });

  it("changes the permissions of a role, makes one and deletes one", async () => {
    await send(`/roles/${ROLE.viewer}`, { name: "viewer", view_list: "1", upload: "1" });
    expect(sandbox.state.roles.find(({ id }) => id === ROLE.viewer)).toMatchObject({
      name: "viewer",
      permissions: ["upload", "view_list"],
    });
    await send("/roles", { name: "fresh" });
    await send(`/roles/${ROLE.narrow}/delete`);
    expect(sandbox.state.roles.map(({ name }) => name)).toEqual(expect.arrayContaining(["fresh"]));
    expect(sandbox.state.roles.some(({ id }) => id === ROLE.narrow)).toBe(false);
    expect((await send("/roles", { name: " " })).status).toBe(400);
  });

  it("makes a key inactive, gives it an end, deletes it, and shows a new one once", async () => {
    const path = keyLink(await open("/api-keys"), KEY.active.slice(-4));
    const key = () => sandbox.state.keys.find(({ token }) => token === KEY.active);
    await send(`${path}/inactive`);
    expect(key()?.active).toBe(false);
    await send(`${path}/active`);
    await send(`${path}/end`, { end: "2031-01-31T00:00:00Z" });
    expect(key()).toMatchObject({ active: true, expireAt: "2031-01-31T00:00:00.000Z" });
    expect((await send(`${path}/end`, { end: "soon" })).status).toBe(400);
    await send(`${path}/delete`);
    expect(key()).toBeUndefined();
    const made = await (
      await send("/api-keys", { user: USER.sharedLink, role: ROLE.viewer, inbox: INBOX.invoice })
    ).text();
    const text = sandbox.state.keys.at(-1)?.token ?? "";
    expect(made).toContain(text);
    expect(await open("/api-keys")).not.toContain(text);
  });
});
