import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Effect } from "../effects";
import { UpstreamError } from "../upstream-error";
import { afasDriver } from "./driver";
import { type Sandbox, startSandbox } from "./sandbox";
import { connectTo } from "./sandbox-bench";
import { findGroup, findUser } from "./sandbox-state";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const KIM = { remoteId: "12345.KDV", name: "Kim de Vries", email: "kim.devries@example.com" };
const SAM = { remoteId: "12345.SJA", name: "Sam Jansen", email: "sam.jansen@example.com" };
const CONSULTANCY = { code: "CONSULTANCY", description: "Consultancy" };
const apply = (effect: Effect, settings = {}) => afasDriver.apply(effect, connectTo(sandbox, { settings }), {});
const verify = (effect: Effect) => afasDriver.verify(effect, connectTo(sandbox), {});
const members = (code: string): string[] => findGroup(sandbox.state, code)?.members ?? [];
const refusal = async (call: Promise<unknown>): Promise<UpstreamError> => {
  const error = await call.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(UpstreamError);
  return error as UpstreamError;
};

describe.each([[[]], [["mtcd2_drops_memberships"]]])(
  "blocking and unblocking, where the vendor does %j",
  (behaviours) => {
    beforeEach(() => {
      for (const kind of behaviours) sandbox.setFault({ kind });
    });

    it("blocks, says truly whether the groups were kept, and unblocks with every group back", async () => {
      const blocked = await apply({ type: "user.block.v1", person: KIM });
      expect(blocked.state).toBe("verified");
      expect(blocked.note.includes("CONSULTANCY")).toBe(behaviours.length > 0);
      expect(findUser(sandbox.state, KIM.remoteId)?.isBlocked).toBe(true);
      expect(await verify({ type: "user.block.v1", person: KIM })).toMatchObject({ state: "so" });

      const unblock: Effect = {
        type: "user.unblock.v1",
        person: KIM,
        groups: [CONSULTANCY, { code: "EMPTY", description: "Nobody yet" }],
      };
      expect(await verify(unblock)).toMatchObject({ state: "not_so" });
      expect((await apply(unblock)).state).toBe("verified");
      expect(findUser(sandbox.state, KIM.remoteId)?.isBlocked).toBe(false);
      expect([members("CONSULTANCY"), members("EMPTY")].map((m) => m.includes(KIM.remoteId))).toEqual([true, true]);
      expect(await verify(unblock)).toMatchObject({ state: "so" });
      expect(await apply(unblock)).toMatchObject({ wasAlreadySo: true });
    });
  },
);

describe("writing a user", () => {
  it("leaves what it isn't about as it was, even where AFAS takes left-out flags for yes", async () => {
    sandbox.setFault({ kind: "omitted_flags_become_true" });
    const before = { ...findUser(sandbox.state, SAM.remoteId) };
    await apply({
      type: "membership.add.v1",
      group: CONSULTANCY,
      person: { ...SAM, name: "Another name here" },
      mayCreateGroup: false,
    });
    expect(findUser(sandbox.state, SAM.remoteId)).toEqual(before);
  });

  it("never creates one: a user that AFAS doesn't show is refused before anything is sent", async () => {
    const ghost = { ...SAM, remoteId: "12345.GHOST" };
    const error = await refusal(
      apply({ type: "membership.add.v1", group: CONSULTANCY, person: ghost, mayCreateGroup: false }),
    );
    expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
    expect(findUser(sandbox.state, ghost.remoteId)).toBeUndefined();
    expect(sandbox.ledger).toEqual([]);
  });

  it("clears an e-mail address only where that is wished", async () => {
    await apply({
      type: "user.update.v1",
      person: { ...KIM, name: "Kim Bakker", attributes: { windows: true, insite: true } },
    });
    expect(findUser(sandbox.state, KIM.remoteId)).toMatchObject({
      name: "Kim Bakker",
      email: KIM.email,
      windows: true,
    });
    await apply({
      type: "user.update.v1",
      person: { ...KIM, email: null, attributes: { windows: true, insite: true } },
    });
    expect(findUser(sandbox.state, KIM.remoteId)?.email).toBeNull();
  });

  it("is refused in the vendor's own words", async () => {
    const error = await refusal(
      apply({
        type: "user.update.v1",
        person: { ...KIM, email: SAM.email, attributes: { windows: false, insite: true } },
      }),
    );
    expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
    expect(error.theirWords).toBe("The e-mail address is already in use.");
  });

  it("stays applied, not verified, where it can't be read back", async () => {
    const effect: Effect = { type: "membership.add.v1", group: CONSULTANCY, person: SAM, mayCreateGroup: false };
    sandbox.setFault({ kind: "status:500", operation: "get:Profit_UserGroups", after: 1 });
    expect(await apply(effect)).toMatchObject({ state: "applied" });
    expect(members("CONSULTANCY")).toContain(SAM.remoteId);
  });

  it("counts as not sent where the read before it fails", async () => {
    sandbox.setFault({ kind: "status:500", operation: "get:Profit_Users", times: 1 });
    const error = await refusal(apply({ type: "user.block.v1", person: KIM }));
    expect(error.failure).toEqual({ kind: "transient", wasSent: false });
  });
});

describe("adding to a group", () => {
  const group = { code: "NEW", description: "Brand new" };

  it("makes the group on the way only where that is allowed", async () => {
    const error = await refusal(apply({ type: "membership.add.v1", group, person: SAM, mayCreateGroup: false }));
    expect(error.theirWords).toBe("The value 'NEW' does not exist.");
    expect((await apply({ type: "membership.add.v1", group, person: SAM, mayCreateGroup: true })).state).toBe(
      "verified",
    );
    expect(findGroup(sandbox.state, "NEW")).toMatchObject({ description: "Brand new", members: [SAM.remoteId] });
  });

  it("with a code longer than AFAS takes is refused before anything is sent", async () => {
    const long = { code: "A".repeat(21), description: "Long" };
    const error = await refusal(apply({ type: "membership.add.v1", group: long, person: SAM, mayCreateGroup: true }));
    expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
    expect(sandbox.requests).toEqual([]);
  });
});

describe("an endpoint that the app connector lacks", () => {
  it.each([[[]], [["inclusion_answers_500"]]])(
    "is told from a refused credential, where the vendor does %j",
    async (behaviours) => {
      for (const kind of behaviours) sandbox.setFault({ kind });
      const error = await refusal(apply({ type: "user.block.v1", person: KIM }, { usersConnector: "Other_Users" }));
      expect(error.failure).toEqual({ kind: "rejected", wasSent: false });
    },
  );

  it("is told in the vendor's words where AFAS blocked the GetConnector", async () => {
    sandbox.setFault({ kind: "blocked_get_connector:Profit_Users" });
    const error = await refusal(apply({ type: "user.block.v1", person: KIM }));
    expect(error.theirWords).toBe("This GetConnector is blocked.");
  });
});

describe("whether a removal by hand was done", () => {
  const remove: Effect = { type: "membership.remove.v1", group: CONSULTANCY, person: KIM };

  it("is read from the user's groups", async () => {
    expect(await verify(remove)).toMatchObject({ state: "not_so" });
    const group = findGroup(sandbox.state, "CONSULTANCY");
    if (group) group.members = group.members.filter((m) => m !== KIM.remoteId);
    expect(await verify(remove)).toMatchObject({ state: "so" });
  });

  it("is unknown where filter authorisation hides the user and the group altogether", async () => {
    const own = sandbox.state.connectors.find((c) => c.name === "Gatehouse");
    if (own) own.rowFilters = [{ get: "Profit_UserGroups", field: "GroupId", operator: 1, value: "GATEHOUSE" }];
    expect(await verify(remove)).toMatchObject({ state: "unknown" });
  });
});
