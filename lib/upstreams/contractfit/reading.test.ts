import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Observed, ObservedKind } from "../driver";
import { UpstreamError } from "../upstream-error";
import { contractfitDriver } from "./driver";
import { fingerprintOf } from "./keys";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { DOCUMENT, INBOX, KEY, ROLE, USER } from "./sandbox-seed";

let sandbox: ContractfitSandbox;
beforeEach(async () => {
  sandbox = await startContractfitSandbox();
});
afterEach(() => sandbox.close());

async function read<K extends ObservedKind>(kind: K, from?: string): Promise<Extract<Observed, { kind: K }>[]> {
  const items: Observed[] = [];
  for await (const page of contractfitDriver.observe?.(kind, connectTo(sandbox), from) ?? []) items.push(...page.items);
  return items as Extract<Observed, { kind: K }>[];
}
async function refused(kind: ObservedKind, from?: string): Promise<string> {
  const error = await read(kind, from).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UpstreamError) return error.message;
  throw new Error("it was read");
}

describe("what is read", () => {
  it("of users is the name, the vendor's id, and no role for blocked", async () => {
    const kim = sandbox.state.users.find(({ id }) => id === USER.kim);
    if (kim) kim.roles = [];
    const users = await read("user");
    expect(users).toHaveLength(4);
    expect(users.find(({ ref }) => ref === USER.kim)).toMatchObject({
      remoteId: "kim.devries@example.com",
      isBlocked: true,
    });
    expect(users.find(({ ref }) => ref === USER.sam)?.isBlocked).toBe(false);
  });

  it("of groups is every role with its permissions, and every role at a place that somebody holds", async () => {
    const guest = sandbox.state.users.find(({ id }) => id === USER.sharedLink);
    guest?.roles.push({ role: ROLE.reviewer, inbox: INBOX.invoice, document_id: DOCUMENT });
    const groups = await read("group");
    expect(groups.map(({ code }) => code).sort()).toEqual([
      "administrator",
      "invoice-reviewer",
      "invoice-reviewer @ invoice",
      `invoice-reviewer @ invoice/${DOCUMENT}`,
      "invoice-uploader",
      "invoice-viewer",
      "invoice-viewer @ contract",
      "invoice-viewer @ invoice",
      "nothing",
      "set-up",
    ]);
    expect(groups.find(({ code }) => code === "invoice-reviewer @ invoice")).toMatchObject({
      ref: `${ROLE.reviewer}@${INBOX.invoice}`,
      attributes: { permissions: "review submit" },
    });
  });

  it("of memberships names each group as the list of groups does", async () => {
    const [groups, memberships] = [await read("group"), await read("membership")];
    const codes = new Set(groups.map(({ code }) => code));
    expect(memberships).toHaveLength(5);
    for (const { groupCode } of memberships) expect(codes.has(groupCode)).toBe(true);
  });

  it("of roles with one name goes by the id too, and an order to such a name is not guessed", async () => {
    const role = sandbox.state.roles.find(({ id }) => id === ROLE.uploader);
    if (role) role.name = "invoice-viewer";
    const codes = (await read("group")).map(({ code }) => code);
    expect(codes).toContain(`invoice-viewer (${ROLE.uploader})`);
    expect(new Set(codes).size).toBe(codes.length);
    const person = { remoteId: "kim.devries@example.com", name: "Kim", email: null };
    const give = (code: string) =>
      contractfitDriver.apply(
        { type: "membership.add.v1", group: { code, description: "" }, person, mayCreateGroup: false },
        connectTo(sandbox),
        {},
      );
    await expect(give("invoice-viewer")).rejects.toThrow("2 with the name invoice-viewer");
    await give(`invoice-viewer (${ROLE.uploader}) @ order`);
    expect(sandbox.state.users.find(({ id }) => id === USER.kim)?.roles[1]?.role).toBe(ROLE.uploader);
  });

  it("of keys is whose they are, what they open and how long, with the text to be fingerprinted", async () => {
    const keys = await read("token");
    expect(keys.find(({ text }) => text === KEY.document)).toEqual({
      kind: "token",
      remoteId: "shared-link",
      ref: fingerprintOf(KEY.document),
      text: KEY.document,
      scope: `invoice-viewer @ invoice, invoice-reviewer @ invoice/${DOCUMENT}`,
      isActive: true,
      createdAt: null,
      expiresAt: "2030-01-01T00:00:00.000Z",
    });
    expect(keys.find(({ text }) => text === KEY.inactive)?.isActive).toBe(false);
  });

  it("of a key whose user is gone names the user's id, because that is all there is", async () => {
    sandbox.state.users = sandbox.state.users.filter(({ id }) => id !== USER.sharedLink);
    expect((await read("token")).map(({ remoteId }) => remoteId)).toEqual(Array(4).fill(USER.sharedLink));
  });

  it("of a masked key is no text and no fingerprint, because a star is not a key", async () => {
    sandbox.setFault({ kind: "masked_lists" });
    for (const key of await read("token")) expect([key.text, key.ref]).toEqual([undefined, null]);
  });

  it("is the same where moments come without a time zone, and where no key at all answers 404", async () => {
    sandbox.setFault({ kind: "naive_dates" });
    expect((await read("token")).map(({ expiresAt }) => expiresAt)).toContain("2030-01-01T00:00:00.000Z");
    sandbox.setFault({ kind: "empty_key_list_404" });
    sandbox.state.keys = [];
    expect(await read("token")).toEqual([]);
  });
});

describe("a list that can't be believed", () => {
  it("is refused whole: one that shows a user or a key twice, one with a row that says nothing, and a place to go on from", async () => {
    const { state } = sandbox;
    const [user, key] = [state.users[1], state.keys[0]];
    if (!user || !key) throw new Error("the seed changed");
    state.users.push(user);
    expect(await refused("user")).toContain("shows one twice");
    expect(await refused("membership")).toContain("shows one twice");
    state.users.pop();
    state.keys.push(key);
    expect(await refused("token")).toContain("shows one twice");
    state.keys.pop();
    Object.assign(user, { username: null });
    expect(await refused("user")).toContain("not the documented one");
    expect(await refused("group", "2")).toContain("no pages to go on from");
    expect(await refused("endpoint")).toContain("no list of this kind");
  });
});
