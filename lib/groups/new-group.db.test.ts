import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import type { Db } from "@/lib/db/client";
import type { DraftKeeper } from "@/lib/gate/draft";
import { execute } from "@/lib/gate/execute";
import { parseInput } from "@/lib/gate/parse-input";
import { plan } from "@/lib/gate/plan";
import { makeAccount, makeConnector, makeGroup, makeLink, makeMembership, makeSystem } from "@/lib/testing/factories";
import { rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { createGroup } from "./create-group";
import { newGroupBasics, newGroupConnectors, newGroupMembers, noNewGroup } from "./drafts";
import { inputOf, nextStep } from "./new-group.rules";
import { unfinishedNewGroup } from "./unfinished-new-group";
import { readWizardState } from "./wizard-state.queries";

let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let actor: OperatorActor;
let systemId: string;
let made = 0;
const request = { door: "screen" as const, requestId: "test", address: null };

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  systemId = (await makeSystem(db, { name: "AFAS production" })).id;
});
beforeEach(async () => {
  actor = await actorOf(db, "admin");
  made += 1;
});
afterAll(() => app.close());

const keep = async <D>(draft: DraftKeeper<D>, given: unknown): Promise<void> =>
  draft.keep(actor.id, parseInput({ input: draft.input }, given));
const basics = (given: object = {}) => ({
  ...{ code: `WIZARD-${made}`, description: "Made step by step", systemIds: [systemId] },
  ...given,
});

describe("the draft of a new group", () => {
  it("is kept part by part for one operator, and another sees nothing of it", async () => {
    const kim = await makeAccount(db, { systemId });
    await keep(newGroupBasics, basics());
    await keep(newGroupMembers, { add: [kim.id], remove: [] });
    const other = await actorOf(db, "admin");
    const [mine, theirs] = [await readWizardState(actor), await readWizardState(other)];
    expect(inputOf(mine)).toEqual({ ...basics(), attributes: {}, accountIds: [kim.id], connectorIds: [] });
    expect(mine.keptAt).toBeInstanceOf(Date);
    expect([theirs.draft.code, theirs.members, theirs.keptAt]).toEqual(["", [], null]);
  });

  it("keeps an unfinished step as it stands, which the step itself would refuse, and opens no later step by it", async () => {
    await keep(unfinishedNewGroup, { code: "not a code", description: "", systemIds: [] });
    const state = await readWizardState(actor);
    expect([state.draft.code, nextStep(state)]).toEqual(["not a code", "basics"]);
    const { code, description, systemIds } = state.draft;
    await expect(keep(newGroupBasics, { code, description, systemIds })).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: { description: expect.any(String), systemIds: expect.any(String) } },
    });
    const basics = { code, description: "Wizard", systemIds: [systemId] };
    await expect(keep(newGroupBasics, basics)).rejects.toMatchObject({
      code: "invalid_input",
      details: { fields: { code: expect.any(String) } },
    });
  });

  it("refuses in the first step a code that a ticked system has already", async () => {
    const taken = await makeGroup(db, { systemId });
    await expect(keep(newGroupBasics, basics({ code: taken.code.toLowerCase() }))).rejects.toMatchObject({
      code: "rule_broken",
      details: { fields: { code: expect.stringContaining("AFAS production") } },
    });
  });

  it("leaves out, and counts, accounts that ended and connectors that retired since they were ticked", async () => {
    const [kim, gone] = [await makeAccount(db, { systemId }), await makeAccount(db, { systemId })];
    const retired = await makeConnector(db, { systemId });
    await keep(newGroupBasics, basics());
    await keep(newGroupMembers, { add: [kim.id, gone.id], remove: [] });
    await keep(newGroupConnectors, { connectorIds: [retired.id] });
    await db.account.update({ where: { id: gone.id }, data: { validTo: new Date() } });
    await db.connector.update({ where: { id: retired.id }, data: { retiredAt: new Date() } });
    const state = await readWizardState(actor);
    expect(state.members.map(({ id }) => id)).toEqual([kim.id]);
    expect(state.leftOut).toEqual({ members: 1, connectors: 1 });
    expect((await plan(createGroup, { actor, request }, inputOf(state))).ok).toBe(true);
  });

  it("is gone when it is given up, and nothing else is", async () => {
    await keep(newGroupBasics, basics());
    const before = await rowCounts(db, ["draft"]);
    await keep(noNewGroup, {});
    expect((await readWizardState(actor)).keptAt).toBeNull();
    expect(await rowCounts(db, ["draft"])).toEqual(before);
  });
});

describe("from draft to group", () => {
  it("previews without a trace, then makes row, events and orders at once, and forgets the draft", async () => {
    const [kim, wout] = [await makeAccount(db, { systemId }), await makeAccount(db, { systemId, email: null })];
    const before = await makeGroup(db, { systemId, memberCount: 0 });
    await makeMembership(db, { groupId: before.id, accountId: (await makeAccount(db, { systemId })).id });
    const connector = await makeConnector(db, { systemId, name: `Expenses ${made}` });
    await makeLink(db, { connectorId: connector.id, groupId: before.id });
    await keep(newGroupBasics, basics());
    await keep(newGroupMembers, { add: [kim.id, wout.id], remove: [] });
    await keep(newGroupConnectors, { connectorIds: [connector.id] });

    const state = await readWizardState(actor);
    expect(state.connectors).toMatchObject([{ id: connector.id, group: { code: before.code }, holders: 0 }]);
    const counts = await rowCounts(db);
    const preview = await plan(createGroup, { actor, request }, inputOf(state));
    if (!preview.ok) throw new Error(preview.error.message);
    expect(await rowCounts(db)).toEqual(counts);
    expect(preview.value.effects.map(({ how }) => how)).toEqual(["api", "api", "hand"]);
    expect(preview.value.warnings).toContainEqual(expect.stringContaining(`leaves group ${before.code}`));

    const options = { planHash: preview.value.hash, commandId: crypto.randomUUID() };
    const done = await execute(createGroup, { actor, request }, inputOf(state), options);
    if (!done.ok) throw new Error(done.error.message);
    const again = await execute(createGroup, { actor, request }, inputOf(state), options);
    expect(again).toEqual(done);

    const changeId = done.changeId ?? "";
    const group = await db.userGroup.findUniqueOrThrow({ where: { id: done.value.groupId } });
    expect([group.code, group.memberCount]).toEqual([basics().code, 2]);
    const events = await db.auditEvent.findMany({ where: { changeId }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual([
      "group.created",
      "membership.added",
      "membership.added",
      "connector.linked",
    ]);
    const orders = await db.delivery.findMany({ where: { changeId }, orderBy: { orderSeq: "asc" } });
    expect(orders.map(({ effect }) => (effect as { mayCreateGroup?: boolean }).mayCreateGroup)).toEqual([
      true,
      true,
      undefined,
    ]);
    expect(await readWizardState(actor)).toMatchObject({ keptAt: null, members: [] });
  });

  it("refuses a preview that was overtaken, and keeps the draft for the new one", async () => {
    const connector = await makeConnector(db, { systemId, name: `Overtaken ${made}` });
    await keep(newGroupBasics, basics());
    await keep(newGroupConnectors, { connectorIds: [connector.id] });
    const state = await readWizardState(actor);
    const preview = await plan(createGroup, { actor, request }, inputOf(state));
    if (!preview.ok) throw new Error(preview.error.message);
    const since = await makeGroup(db, { systemId });
    await makeLink(db, { connectorId: connector.id, groupId: since.id });
    const done = await execute(createGroup, { actor, request }, inputOf(state), { planHash: preview.value.hash });
    expect(done).toMatchObject({ ok: false, error: { code: "plan_is_stale" } });
    expect((await readWizardState(actor)).connectors).toMatchObject([{ group: { code: since.code } }]);
  });
});
