import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "../driver";
import type { Effect } from "../effects";
import { UpstreamError } from "../upstream-error";
import { contractfitDriver } from "./driver";
import { type ContractfitSandbox, startContractfitSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { DOCUMENT, INBOX, OTHER_DOCUMENT, ROLE, seedId, smallSeed, USER } from "./sandbox-seed";

let sandbox: ContractfitSandbox;
beforeEach(async () => {
  const seed = smallSeed();
  const kim = seed.users.find(({ id }) => id === USER.kim);
  kim?.roles.push({ role: ROLE.reviewer, inbox: INBOX.invoice, document_id: DOCUMENT });
  sandbox = await startContractfitSandbox({ seed });
});
afterEach(() => sandbox.close());

const person = (username: string, ref: string | null = null) => ({
  remoteId: username,
  name: username,
  email: null,
  ref,
});
const KIM = person("kim.devries@example.com", USER.kim);
const SAM = person("sam.jansen@example.com");
const group = (code: string) => ({ code, description: code });
const add = (who: typeof KIM, code: string): Effect => ({
  type: "membership.add.v1",
  group: group(code),
  person: who,
  mayCreateGroup: false,
});
const remove = (who: typeof KIM, code: string): Effect => ({
  type: "membership.remove.v1",
  group: group(code),
  person: who,
});
const apply = (effect: Effect): Promise<Outcome> => contractfitDriver.apply(effect, connectTo(sandbox), {});
const rolesOf = (id: string) => sandbox.state.users.find((user) => user.id === id)?.roles;
async function refusal(effect: Effect): Promise<UpstreamError> {
  const error = await apply(effect).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof UpstreamError) return error;
  throw new Error("it was not refused");
}
const writes = (): string[] =>
  sandbox.requests.map(({ operation }) => operation).filter((o) => !o.startsWith("GET") && o !== "POST auth");

describe("a user's roles", () => {
  it("are sent as a whole list, so that one is added and one taken away while the others stay, and read back", async () => {
    expect((await apply(add(SAM, "invoice-reviewer @ contract"))).state).toBe("verified");
    expect(rolesOf(USER.sam)).toEqual([{ role: ROLE.viewer }, { role: ROLE.reviewer, inbox: INBOX.contract }]);
    expect((await apply(remove(SAM, "invoice-viewer"))).state).toBe("verified");
    expect(rolesOf(USER.sam)).toEqual([{ role: ROLE.reviewer, inbox: INBOX.contract }]);
    expect((await apply(remove(SAM, "invoice-viewer"))).wasAlreadySo).toBe(true);
  });

  it("are all there after several changes at once, although each one reads and writes the whole list", async () => {
    const codes = ["invoice-reviewer @ invoice", "invoice-uploader @ order", "invoice-uploader @ deed", "nothing"];
    await Promise.all([...codes.map((code) => apply(add(SAM, code))), apply(remove(SAM, "invoice-viewer"))]);
    expect(rolesOf(USER.sam)).toHaveLength(4);
    expect(rolesOf(USER.sam)).not.toContainEqual({ role: ROLE.viewer });
  });

  it("are found by the ids that a group was made with, whatever the role is called now", async () => {
    const role = sandbox.state.roles.find(({ id }) => id === ROLE.reviewer);
    if (role) role.name = "checker";
    await apply({
      type: "membership.add.v1",
      group: { ...group("invoice-reviewer @ invoice"), ref: `${ROLE.reviewer}@${INBOX.invoice}` },
      person: SAM,
      mayCreateGroup: false,
    });
    expect(rolesOf(USER.sam)).toContainEqual({ role: ROLE.reviewer, inbox: INBOX.invoice });
  });

  it("are refused with nothing sent where the role, the inbox or the user isn't there, or a name is there twice", async () => {
    sandbox.state.inboxes.push({ id: OTHER_DOCUMENT, name: "Order", project: "x" });
    for (const effect of [
      add(SAM, "no such role"),
      add(SAM, "invoice-viewer @ no such inbox"),
      add(SAM, "invoice-viewer @ order"),
      add(person("nobody"), "invoice-viewer"),
    ]) {
      const error = await refusal(effect);
      expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
      expect(error.message).toMatch(/Nothing was sent\.$/);
    }
    expect(writes()).toEqual([]);
  });
});

describe("a document in a user's roles", () => {
  it("that the vendor drops is told as refused, and the entry is taken out rather than left open to the whole inbox", async () => {
    const error = await refusal(add(KIM, "invoice-uploader @ order"));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
    expect(error.message).toContain(`dropped the document of invoice-reviewer @ invoice/${DOCUMENT}`);
    expect(rolesOf(USER.kim)).not.toContainEqual({ role: ROLE.reviewer, inbox: INBOX.invoice });
    expect(rolesOf(USER.kim)).toContainEqual({ role: ROLE.viewer, inbox: INBOX.contract });
  });

  it("is said to stand open where taking it out failed too", async () => {
    sandbox.setFault({ kind: "status:502", operation: "PATCH users/{user}", after: 1 });
    const error = await refusal(add(KIM, "invoice-uploader @ order"));
    expect(error.message).toContain("may open the whole inbox now");
  });

  it("stays where the vendor keeps it", async () => {
    sandbox.setFault({ kind: "patch_document:keep" });
    expect((await apply(add(KIM, "invoice-uploader @ order"))).state).toBe("verified");
    expect(rolesOf(USER.kim)).toHaveLength(3);
    expect(rolesOf(USER.kim)?.some((entry) => entry.document_id === DOCUMENT)).toBe(true);
  });

  it("is refused in the vendor's own words where the vendor takes none", async () => {
    sandbox.setFault({ kind: "patch_document:refuse" });
    const error = await refusal(add(KIM, "invoice-uploader @ order"));
    expect([error.failure.kind, error.theirWords]).toEqual(["rejected", "Unknown field document_id"]);
    expect(rolesOf(USER.kim)).toHaveLength(2);
  });

  it("is given to a new user, because making one takes it", async () => {
    const code = `invoice-reviewer @ invoice/${DOCUMENT}`;
    const outcome = await apply({ type: "user.create.v1", person: person("reader"), groups: [group(code)] });
    expect(outcome.state).toBe("verified");
    expect(rolesOf(outcome.ref ?? "")).toEqual([{ role: ROLE.reviewer, inbox: INBOX.invoice, document_id: DOCUMENT }]);
  });
});

describe("a list that is merged instead of replaced", () => {
  it("is never told as a removal: what still stands is named", async () => {
    sandbox.setFault({ kind: "patch_roles:merge" });
    const error = await refusal(remove(SAM, "invoice-viewer"));
    expect(error.message).toContain("yet shows another: invoice-viewer");
    expect((await refusal({ type: "user.block.v1", person: SAM })).failure.kind).toBe("rejected");
  });
});

describe("blocking", () => {
  it("empties the roles, says which keys still stand, and gives back every recorded role", async () => {
    const guest = person("shared-link", USER.sharedLink);
    const blocked = await apply({ type: "user.block.v1", person: guest });
    expect([blocked.state, rolesOf(USER.sharedLink)]).toEqual(["verified", []]);
    expect(blocked.note).toContain("3 keys of this user are still listed as active");
    const groups = [group("invoice-viewer @ invoice"), group("invoice-reviewer @ invoice")];
    expect((await apply({ type: "user.unblock.v1", person: guest, groups })).state).toBe("verified");
    expect(rolesOf(USER.sharedLink)).toHaveLength(2);
  });
});

describe("removing a user", () => {
  it.each([
    ["kill", 0, ""],
    ["keep", 4, "3 keys of this user are still listed as active"],
  ])("says what became of the keys, which no manual tells: %s", async (what, left, words) => {
    sandbox.setFault({ kind: `deleted_user_keys:${what}` });
    const outcome = await apply({ type: "user.remove.v1", person: person("shared-link", USER.sharedLink) });
    expect([outcome.state, sandbox.state.keys.length]).toEqual(["verified", left]);
    expect(outcome.note).toContain(words);
  });
});

describe("the set-up user", () => {
  it("is never blocked, deleted or made, and nothing is asked of the vendor about it", async () => {
    const own = person("Gatehouse@example.com", USER.setUp);
    for (const type of ["user.block.v1", "user.remove.v1", "user.create.v1"] as const) {
      expect((await refusal({ type, person: own })).message).toContain("the user that Gatehouse signs in with");
    }
    expect(sandbox.requests).toEqual([]);
    expect(rolesOf(USER.setUp)).toHaveLength(1);
  });
});

describe("a new user", () => {
  it("gets a password that is never the same, and that is in no answer of ours", async () => {
    const one = await apply({ type: "user.create.v1", person: person("one"), groups: [] });
    await apply({ type: "user.create.v1", person: person("two"), groups: [] });
    const [a, b] = ["one", "two"].map((name) => sandbox.state.users.find((u) => u.username === name)?.passwordSha256);
    expect(a).not.toBe(b);
    expect(one.secrets).toBeUndefined();
  });

  it("that is there already gets what it lacks, and nothing is made twice", async () => {
    const again = await apply({ type: "user.create.v1", person: SAM, groups: [group("invoice-reviewer @ invoice")] });
    expect([again.state, again.ref]).toEqual(["verified", USER.sam]);
    expect(rolesOf(USER.sam)).toHaveLength(2);
    expect(sandbox.state.users.filter(({ username }) => username === SAM.remoteId)).toHaveLength(1);
  });
});

describe("a role", () => {
  it("is made with all fifty permissions said, and as few as possible on", async () => {
    await apply({ type: "group.create.v1", group: group("guest") });
    expect(sandbox.state.roles.find(({ name }) => name === "guest")?.permissions).toEqual(["view_list"]);
  });

  it("that exists is used as it is, and never changed for another wish", async () => {
    const scoped = { ...group("invoice-viewer @ order"), attributes: { permissions: "view_list" } };
    const outcome = await apply({ type: "group.create.v1", group: scoped });
    expect([outcome.wasAlreadySo, outcome.ref]).toEqual([true, `${ROLE.viewer}@${seedId("1b", 5)}`]);
    const wider = { ...scoped, attributes: { permissions: "view_list, review" } };
    expect((await refusal({ type: "group.create.v1", group: wider })).message).toContain("does not change it");
    const odd = { ...scoped, attributes: { permissions: "everything" } };
    expect((await refusal({ type: "group.create.v1", group: odd })).message).toContain("does not have");
  });

  it("is deleted only where no user and no key holds it", async () => {
    const error = await refusal({ type: "group.archive.v1", group: group("invoice-viewer") });
    expect(error.message).toContain(
      "still held by shared-link, kim.devries@example.com, sam.jansen@example.com and 3 keys",
    );
    expect(sandbox.state.roles.some(({ id }) => id === ROLE.viewer)).toBe(true);
    expect((await apply({ type: "group.archive.v1", group: group("nothing") })).state).toBe("verified");
    expect((await apply({ type: "group.archive.v1", group: group("nothing") })).wasAlreadySo).toBe(true);
  });

  it.each(["replace", "merge"])(
    "keeps its permissions when it is given another name, whether the vendor would %s",
    async (how) => {
      sandbox.setFault({ kind: `patch_permissions:${how}` });
      const effect: Effect = { type: "group.rename.v1", from: group("invoice-reviewer"), group: group("checker") };
      expect((await apply(effect)).state).toBe("verified");
      const role = sandbox.state.roles.find(({ id }) => id === ROLE.reviewer);
      expect([role?.name, role?.permissions]).toEqual(["checker", ["review", "submit"]]);
      expect((await contractfitDriver.verify(effect, connectTo(sandbox), {})).state).toBe("so");
    },
  );
});
