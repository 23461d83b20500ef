import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { asOwner } from "@/lib/testing/as-owner";
import {
  makeAccount,
  makeConnector,
  makeGroup,
  makeLink,
  makeMembership,
  makeSystem,
  makeToken,
  makeUser,
} from "@/lib/testing/factories";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { changeMembership } from "./change-membership";
import { findMembershipDraft, findNewGroup, keepMembershipDraft, keepNewGroup } from "./draft.store";
import { getGroup, listGroups } from "./group.queries";
import { countPickable, listGroupUsers, listPicked, pickerScope, resolvePastedList } from "./picker.queries";

const TOTAL = 5_000;
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let actor: OperatorActor;
let systemId: string;
let groupId: string;
const request = { door: "screen" as const, requestId: "test", address: null };
const byName = { key: "name" as const, descending: false };

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  actor = await actorOf(db, "admin");
  systemId = (await makeSystem(db, { name: "AFAS production" })).id;
  groupId = (await makeGroup(db, { systemId, code: "CONSULTANCY", description: "Consultancy department" })).id;
  // Many have the same name, so that only the tie-breaker keeps the order.
  await db.$executeRaw`
    insert into app_user (id, name, email) select 'usr_' || lpad(n::text, 20, '0'), 'Person ' || n % 700, 'p' || n || '@kade.example'
    from generate_series(1, ${TOTAL}::int) n`;
  // Triggers compare each new account with those of its code and compute a text of its user; made in one statement, they would be
  // planned for an empty table and go through all of it for each row.
  await asOwner(
    app.ownerUrl,
    "set session_replication_role = replica",
    `insert into account (id, system_id, user_id, remote_id, insite, valid_from)
     select 'acc_' || lpad(n::text, 20, '0'), '${systemId}', 'usr_' || lpad(n::text, 20, '0'), '12345.P' || n, n % 10 > 0, '2026-01-01'
     from generate_series(1, ${TOTAL}) n`,
    "update app_user u set search_text = lower(concat_ws(' ', u.name, u.email, a.remote_id)) from account a where a.user_id = u.id",
    "analyze account, app_user",
  );
});
afterAll(() => app.close());

const read = async (page: object, segment: "all" | "selected" | "changes" = "all", q = "") =>
  listGroupUsers(await pickerScope(actor, groupId), { segment, q, page: { size: 250, ...page }, sort: byName });

describe("the picker's list", () => {
  it("shows each of 5,000 accounts once, forwards, and again from the last page back", async () => {
    const forwards: string[] = [];
    let page = await read({});
    for (;;) {
      expect(page.first).toBe(forwards.length + 1);
      forwards.push(...page.rows.map(({ id }) => id));
      if (!page.next) break;
      page = await read({ after: page.next });
    }
    expect([forwards.length, new Set(forwards).size, page.total]).toEqual([TOTAL, TOTAL, TOTAL]);
    const backwards: string[] = [];
    for (let back = await read({ at: "last" }); ; back = await read({ before: back.prev })) {
      backwards.unshift(...back.rows.map(({ id }) => id));
      if (!back.prev) break;
    }
    expect(backwards).toEqual(forwards);
  });

  it("searches every word in names, addresses and codes, and takes % and _ as they are", async () => {
    expect((await read({}, "all", "p4321@")).rows.map(({ code }) => code)).toEqual(["12345.P4321"]);
    expect((await read({}, "all", "12345.p77 person")).total).toBe(11);
    for (const q of ["%", "_", "\\", "\0p%"]) expect((await read({}, "all", q)).total).toBe(0);
  });

  it("says who is in since when, who isn't ready, and what a removal costs", async () => {
    const connector = await makeConnector(db, { systemId, name: "Hours app" });
    await makeLink(db, { connectorId: connector.id, groupId });
    const [withToken, without] = [
      await makeAccount(db, { systemId }),
      await makeAccount(db, { systemId, email: null, insite: false }),
    ];
    for (const { id } of [withToken, without]) await makeMembership(db, { groupId, accountId: id });
    await makeToken(db, { accountId: withToken.id, connectorId: connector.id });
    await db.appUser.update({ where: { id: without.userId }, data: { email: null } });
    const { rows, total } = await read({}, "selected");
    expect(total).toBe(2);
    const shown = new Map(rows.map((row) => [row.id, row]));
    expect(shown.get(withToken.id)).toMatchObject({
      isMember: true,
      losing: "Loses Hours app",
      ready: { tone: "ok" },
      since: "2026-09-01T08:00:00.000Z",
    });
    expect(shown.get(without.id)).toMatchObject({
      losing: "Loses nothing, no token",
      ready: { tone: "warn", words: "No e-mail address; no Windows or InSite" },
    });
    expect(await countPickable(await pickerScope(actor, groupId))).toEqual({ members: 2, users: TOTAL + 2 });
  });

  it("shows everybody in Everybody, by rule", async () => {
    const everybody = await makeGroup(db, { systemId, code: "Everybody", description: "Everybody", kind: "everybody" });
    const scope = await pickerScope(actor, everybody.id);
    const { rows, total } = await listGroupUsers(scope, {
      segment: "selected",
      q: "",
      page: { size: 25 },
      sort: byName,
    });
    expect([total, rows[0]?.rule]).toEqual([TOTAL + 2, "By rule: all users of AFAS production"]);
    expect(await countPickable(scope)).toEqual({ members: TOTAL + 2, users: TOTAL + 2 });
  });

  it("does not know a group that doesn't exist, whatever its id looks like", async () => {
    for (const id of [newId("group"), "nonsense", "", "' or 1=1"]) {
      await expect(pickerScope(actor, id)).rejects.toMatchObject({ code: "not_found" });
      await expect(getGroup(actor, id)).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("a pasted list", () => {
  it("tells found, already in, ambiguous and unknown apart, and lists nobody twice", async () => {
    const twin = await makeUser(db, { name: "Twin One", email: "twin@kade.example" });
    const twins = [
      await makeAccount(db, { systemId, userId: twin.id, remoteId: "12345.TWIN1" }),
      await makeAccount(db, { systemId, userId: twin.id, remoteId: "12345.TWIN2" }),
    ];
    const inside = await makeAccount(db, { systemId, remoteId: "12345.INSIDE" });
    await makeMembership(db, { groupId, accountId: inside.id });
    const text =
      'p1@kade.example; 12345.p1\nP2\n\n"P3@KADE.EXAMPLE"\n12345.inside,twin@kade.example\nnobody@kade.example';
    const { found, already, ambiguous, unknown } = await resolvePastedList(await pickerScope(actor, groupId), text);
    expect(found.map(({ code }) => code)).toEqual(["12345.P1", "12345.P2", "12345.P3"]);
    expect(already.map(({ id }) => id)).toEqual([inside.id]);
    expect(ambiguous.map(({ line, candidates }) => [line, candidates.map(({ id }) => id).sort()])).toEqual([
      ["twin@kade.example", twins.map(({ id }) => id).sort()],
    ]);
    expect(unknown).toEqual(["nobody@kade.example"]);
  });

  it("takes 10,000 lines and refuses more", async () => {
    const scope = await pickerScope(actor, groupId);
    const lines = Array.from({ length: 10_001 }, (_, i) => `p${i + 1}@kade.example`);
    const outcome = await resolvePastedList(scope, lines.slice(0, 10_000).join("\n"));
    expect([outcome.found.length, outcome.unknown.length]).toEqual([TOTAL, 10_000 - TOTAL]);
    await expect(resolvePastedList(scope, lines.join("\n"))).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("a draft", () => {
  it("belongs to one operator, keeps the version of its first tick, and goes when it is saved", async () => {
    const group = await makeGroup(db, { systemId });
    const { id } = await makeAccount(db, { systemId });
    const other = await actorOf(db, "admin");
    await keepMembershipDraft(db, actor.id, group.id, { add: [id], remove: [] });
    await db.userGroup.update({ where: { id: group.id }, data: { version: 4 } });
    await keepMembershipDraft(db, actor.id, group.id, { add: [id], remove: [] });
    expect(await findMembershipDraft(db, actor.id, group.id)).toEqual({
      staged: { add: [id], remove: [] },
      baseVersion: 1,
    });
    expect(await findMembershipDraft(db, other.id, group.id)).toBeNull();
    const changes = await listGroupUsers(await pickerScope(actor, group.id), {
      segment: "changes",
      q: "",
      page: { size: 25 },
      sort: byName,
    });
    expect(changes.rows.map((row) => row.id)).toEqual([id]);
    await execute(changeMembership, { actor, request }, { groupId: group.id, add: [id], baseVersion: 1 });
    expect(await findMembershipDraft(db, actor.id, group.id)).toBeNull();
  });

  it("of a new group is kept step by step without losing the other steps", async () => {
    await keepNewGroup(db, actor.id, { code: "EXPENSES", systemIds: [systemId] });
    await keepNewGroup(db, actor.id, { accountIds: ["acc_00000000000000000001"] });
    const { draft, keptAt } = await findNewGroup(db, actor.id);
    expect(draft).toEqual({
      code: "EXPENSES",
      description: "",
      systemIds: [systemId],
      attributes: {},
      accountIds: ["acc_00000000000000000001"],
      connectorIds: [],
    });
    expect(keptAt).not.toBeNull();
    const scope = await pickerScope(actor, "new");
    expect((await listPicked(scope, scope.staged.add)).map(({ code }) => code)).toEqual(["12345.P1"]);
  });
});

describe("the list of groups", () => {
  it("counts Everybody by rule, names riders, and says what is still to do at the vendor", async () => {
    const { rows } = await listGroups(actor, { q: "consultancy" }, { size: 25 });
    expect(rows[0]).toMatchObject({
      memberCount: 3,
      riders: [{ name: "Hours app", isBlocked: false }],
      vendor: { kind: "observed" },
    });
    const [{ id } = { id: "" }] = [await makeAccount(db, { systemId })];
    await execute(changeMembership, { actor, request }, { groupId, add: [id], baseVersion: 1 });
    expect(await getGroup(actor, groupId)).toMatchObject({ memberCount: 4, todo: 1, stuck: 0, changedBy: actor.name });
    const everybody = await listGroups(actor, { members: "rule" }, { size: 25 });
    expect(everybody.rows[0]?.memberCount).toBeGreaterThan(TOTAL);
  });

  it("pages to the last row under every order", async () => {
    for (let i = 0; i < 60; i += 1) await makeGroup(db, { systemId, description: `Same ${i % 3}` });
    const { total } = await listGroups(actor, {}, { size: 25 });
    for (const key of ["name", "code", "system", "members", "changed"] as const) {
      const seen = new Set<string>();
      let page = await listGroups(actor, {}, { size: 25 }, { key, descending: true });
      for (;;) {
        for (const { id } of page.rows) seen.add(id);
        if (!page.next) break;
        page = await listGroups(actor, {}, { size: 25, after: page.next }, { key, descending: true });
      }
      expect(seen.size, key).toBe(total);
    }
  });

  it("claims nothing of a vendor that can't be reached", async () => {
    const silent = await makeSystem(db, { health: "unreachable" });
    const group = await makeGroup(db, { systemId: silent.id });
    expect((await getGroup(actor, group.id)).vendor.kind).toBe("unknown");
  });
});
