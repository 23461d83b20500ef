import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { changeMembership } from "@/lib/groups/change-membership";
import { keepSystemSecret } from "@/lib/systems/system.store";
import { makeAccount, makeGroup, makeMembership, makeSystem, makeUser } from "@/lib/testing/factories";
import { until } from "@/lib/testing/until";
import { openWorkerBench, type WorkerBench } from "@/lib/testing/worker-bench";
import { type AinuaSandbox, startAinuaSandbox } from "@/lib/upstreams/ainua/sandbox";
import { smallSeed } from "@/lib/upstreams/ainua/sandbox-seed";
import { peopleOf } from "@/lib/upstreams/ainua/sandbox-state";
import { createUser } from "@/lib/users/create-user";
import { changeEmail } from "./change-email";
import { getIdentity, listIdentities } from "./identity.queries";
import { IDENTITY_PROBLEMS } from "./identity-views.rules";
import { listJoinedPeople } from "./joined-people.queries";
import { linkIdentity } from "./link-identity";
import { pointIdentity } from "./point-identity";
import { unlinkIdentity } from "./unlink-identity";

// The bodies of the vendor's own page, word for word.
const ACCOUNT = '{ "account_123": { "name": "Acme Ltd.", "id": "123456-8" }}';
const LIST = '[ "user_001", "user_002"]';
const NULL = '{ "account_123": null }';
const sentHash = (manual: string) =>
  createHash("sha256")
    .update(JSON.stringify(JSON.parse(manual)))
    .digest("hex");

const auditor = { role: "auditor" } as const;
let portal: AinuaSandbox;
let bench: WorkerBench;
let portalId: string;
let erpId: string;

beforeAll(async () => {
  portal = await startAinuaSandbox({ seed: { ...smallSeed(), accounts: [], users: [], bindings: [] } });
  bench = await openWorkerBench([portal]);
  const address = { soapUrl: null, restUrl: portal.url, settings: { clientId: "gatehouse" } };
  portalId = (await makeSystem(bench.db, { vendor: "ainua", name: "Portal", ...address })).id;
  erpId = (await makeSystem(bench.db, { name: "ERP" })).id;
  await keepSystemSecret(bench.db, portalId, "client_secret", "gatehouse-sandbox-secret");
  bench.work();
});
afterAll(async () => {
  await bench.close();
  await portal.close();
});

/** Does it and waits until the vendor has all of it; answers the hashes of what was sent, in order. */
async function sent<I, O>(operation: Operation<I, O>, input: unknown): Promise<(string | null)[]> {
  const ordered = await bench.act(operation, input);
  const ids = ordered.map(({ id }) => id);
  const done = await until(
    async () => {
      const rows = await bench.db.delivery.findMany({ where: { id: { in: ids } }, orderBy: { orderSeq: "asc" } });
      return rows.every(({ status }) => status === "applied") ? rows : null;
    },
    { what: `${operation.id} applied` },
  );
  return done.map((row) => row.sentHash);
}

const linkOf = async (externalId: string) =>
  bench.db.identityLink.findFirstOrThrow({ where: { externalId, validTo: null }, orderBy: { id: "asc" } });
const identityId = async (externalId: string) => (await linkOf(externalId)).id;

async function previewed<I, O>(operation: Operation<I, O>, input: unknown) {
  const request = { door: "screen" as const, requestId: "test", address: null };
  const answer = await plan(operation, { actor: await bench.actor("admin"), request }, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function memberOf(externalId: string, email: string, remoteId: string, userId?: string) {
  const account = await makeAccount(bench.db, {
    systemId: portalId,
    remoteId,
    email,
    ...(userId ? { userId } : { userId: (await makeUser(bench.db, { name: remoteId, email })).id }),
  });
  const { groupId } = await linkOf(externalId);
  await makeMembership(bench.db, { groupId: groupId ?? "", accountId: account.id });
  return account;
}

describe("the manual’s example", () => {
  it("is what is sent: the account, its whole list by the common identity id, and null for what is unlinked", async () => {
    const link = { systemId: portalId, externalId: "account_123", commonId: "123456-8", name: "Acme Ltd." };
    expect(await sent(linkIdentity, link)).toEqual([sentHash(ACCOUNT)]);
    const { groupId } = await linkOf("account_123");
    const people = [];
    for (const code of ["user_001", "user_002"]) {
      const person = { kind: "person", name: code, email: `${code}@example.com`, systemId: portalId, userCode: code };
      await sent(createUser, person);
      people.push((await bench.db.account.findFirstOrThrow({ where: { remoteId: code } })).id);
    }
    const group = { groupId, baseVersion: 1 };
    const [, list] = await sent(changeMembership, { ...group, add: people });
    expect(list).toBe(sentHash(LIST));
    expect(peopleOf(portal.state, "123456-8")).toEqual(["user_001@example.com", "user_002@example.com"]);
    await sent(changeMembership, { groupId, baseVersion: 2, remove: people, reason: "Other" });
    const unlink = { identityId: await identityId("account_123"), reason: "Other" };
    expect(await sent(unlinkIdentity, unlink)).toEqual([sentHash(NULL)]);
    expect(portal.state.accounts).toEqual([]);
  });
});

describe("a merge", () => {
  it("is named before it happens, whom and what, and then one list holds the users of both", async () => {
    for (const [n, externalId] of ["a_1", "a_2"].entries()) {
      await sent(linkIdentity, { systemId: portalId, externalId, commonId: `c-${n + 1}`, name: `Company ${n + 1}` });
    }
    await bench.act(linkIdentity, { systemId: erpId, externalId: "10045", commonId: "c-2", name: "Company 2" });
    await memberOf("a_1", "kim@example.com", "kim");
    await memberOf("a_2", "lou@example.com", "lou");
    const input = { identityId: await identityId("a_1"), commonId: "c-2" };
    const shown = await previewed(pointIdentity, input);
    expect(shown.warnings).toEqual([
      "This is a merge: a_1 of Portal becomes one company with 10045 of ERP and a_2 of Portal, under c-2.",
      "kim gains sight of what is sent for 10045 of ERP and a_2 of Portal.",
      "lou gains sight of what is sent for a_1 of Portal.",
      "a_1 of Portal and a_2 are ids of one system: one list of users is sent for both, with the users of each.",
      "The names differ: Company 1 and Company 2. Which of them is shown there isn’t documented.",
      "No external id stands for c-1 any more.",
    ]);
    expect(shown.hits).toBe(2);
    expect((await linkOf("a_1")).commonId).toBe("c-1");
    await bench.order(
      ...["kim", "lou"].map((code) => ({
        systemId: portalId,
        effect: {
          type: "user.create.v1" as const,
          person: { remoteId: code, name: code, email: `${code}@example.com` },
        },
        subject: { kind: "account" as const, id: code },
      })),
    );
    await until(() => portal.state.users.length >= 2, { what: "both people at the portal" });
    await sent(pointIdentity, input);
    expect(peopleOf(portal.state, "c-2")).toEqual(["kim@example.com", "lou@example.com"]);
    expect(peopleOf(portal.state, "c-1")).toEqual([]);
    const { rows } = await listIdentities(auditor, { problems: ["same_system"] }, { size: 25 });
    expect(rows.map(({ externalId, people, problems }) => ({ externalId, people, problems }))).toEqual([
      { externalId: "a_1", people: 2, problems: ["two_names", "same_system"] },
      { externalId: "a_2", people: 2, problems: ["two_names", "same_system"] },
    ]);
    const detail = await getIdentity(auditor, await identityId("a_1"));
    expect(detail.others.map(({ externalId }) => externalId)).toEqual(["10045", "a_2"]);
    expect(detail.persons.map(({ name }) => name)).toEqual(["kim", "lou"]);
    expect(detail.history.map(({ commonId, by }) => [commonId, by !== null])).toEqual([
      ["c-2", true],
      ["c-1", true],
    ]);
  });

  it("is undone by pointing back: who loses sight is named, and the list that stays is sent whole", async () => {
    const input = { identityId: await identityId("a_1"), commonId: "c-9" };
    expect((await previewed(pointIdentity, input)).warnings).toEqual([
      "kim loses sight of what is sent for 10045 of ERP and a_2 of Portal; at a vendor that can’t be read, that can’t be confirmed.",
      "lou loses sight of what is sent for a_1 of Portal.",
    ]);
    await sent(pointIdentity, input);
    expect(peopleOf(portal.state, "c-2")).toEqual(["lou@example.com"]);
    expect(peopleOf(portal.state, "c-9")).toEqual(["kim@example.com"]);
  });
});

it("an id of a back-office alone is unlinked to an orphan, said before, and forgotten by a second time", async () => {
  const { db } = bench;
  await bench.act(linkIdentity, { systemId: erpId, externalId: "20001", commonId: "c-20", name: "Alone" });
  const unlink = async () => ({ identityId: await identityId("20001"), reason: "Other" });
  expect((await previewed(unlinkIdentity, await unlink())).warnings).toEqual([
    "No external id stands for c-20 any more.",
    "20001 of ERP stays known without a common identity id, as an orphan.",
  ]);
  await bench.act(unlinkIdentity, await unlink());
  const orphans = await listIdentities(auditor, { problems: ["no_common_id"] }, { size: 25 });
  expect(orphans.rows.map(({ externalId }) => externalId)).toEqual(["20001"]);
  await bench.act(unlinkIdentity, await unlink());
  expect(await db.identityLink.count({ where: { externalId: "20001", validTo: null } })).toBe(0);
  expect(await db.identityLink.count({ where: { externalId: "20001" } })).toBe(2);
});

it("a group of a company and its link are one fact: whoever makes, renames or archives the group", async () => {
  const { db } = bench;
  const group = await makeGroup(db, { systemId: portalId, code: "g_1", attributes: { commonId: " c-30 " } });
  expect(await linkOf("g_1")).toMatchObject({ commonId: "c-30", groupId: group.id, openedIn: null });
  await db.userGroup.update({ where: { id: group.id }, data: { code: "g_2", attributes: {} } });
  expect(await linkOf("g_2")).toMatchObject({ commonId: null, groupId: group.id });
  expect(await db.identityLink.count({ where: { externalId: "g_1", validTo: null } })).toBe(0);
  await db.userGroup.update({ where: { id: group.id }, data: { archivedAt: new Date() } });
  expect(await db.identityLink.count({ where: { groupId: group.id, validTo: null } })).toBe(0);
  const other = await makeGroup(db, { systemId: erpId, code: "g_3", attributes: { commonId: "c-30" } });
  expect(await db.identityLink.count({ where: { groupId: other.id } })).toBe(0);
});

it("two people of one address, one person of two, and an address of nobody are each said of them", async () => {
  const { db } = bench;
  await bench.act(linkIdentity, { systemId: erpId, externalId: "30001", commonId: "c-40", name: "Odd addresses" });
  const group = await makeGroup(db, { systemId: portalId, code: "g_9", attributes: { commonId: "c-40" } });
  const bind = async (name: string, email: string | null, own: string | null) => {
    const user = await makeUser(db, { name, email });
    const account = await makeAccount(db, { systemId: portalId, remoteId: name, email: own, userId: user.id });
    await makeMembership(db, { groupId: group.id, accountId: account.id });
  };
  await bind("Fits", "fits@example.com", "FITS@example.com");
  await bind("Takes", "takes@example.com", "given@example.com");
  await bind("Gives", "Given@example.com", null);
  await bind("Twin 1", null, "twin@example.com");
  await bind("Twin 2", null, "Twin@example.com");
  await bind("Silent", null, null);
  const { persons, people, problems } = await getIdentity(auditor, await identityId("30001"));
  expect(Object.fromEntries(persons.map((one) => [one.name, one.problems]))).toEqual({
    Fits: [],
    Takes: ["shared_email", "two_emails"],
    Gives: ["shared_email"],
    "Twin 1": ["shared_email", "unmatched_email"],
    "Twin 2": ["shared_email", "unmatched_email"],
    Silent: ["unmatched_email"],
  });
  expect({ people, problems }).toEqual({
    people: 4,
    problems: ["two_names", "shared_email", "two_emails", "unmatched_email"],
  });
});

it("a changed e-mail address is one person’s update: accounts that went by the earlier one follow, and others are named", async () => {
  const { db } = bench;
  const anouk = await makeUser(db, { name: "Anouk", email: "anouk@example.com" });
  const one = { systemId: portalId, userId: anouk.id };
  const same = await makeAccount(db, { ...one, remoteId: "n_1", email: "Anouk@Example.com" });
  const own = await makeAccount(db, { ...one, remoteId: "n_2", email: "am@example.com" });
  await makeAccount(db, { systemId: portalId, remoteId: "n_3", email: "mertens@example.com" });
  const before = await db.appUser.count();
  const input = { userId: anouk.id, email: "mertens@example.com" };
  expect((await previewed(changeEmail, input)).warnings).toEqual([
    "Portal joins people by e-mail: n_1 is sent again under the same external id with mertens@example.com. That Anouk@Example.com no longer sees anything is a removal that Ainua can’t confirm.",
    "n_2 of Portal keeps the address am@example.com, so there Anouk isn’t known by mertens@example.com. Let it follow, unless that is meant.",
    expect.stringContaining("goes by mertens@example.com already, so they and Anouk become one person"),
  ]);
  await sent(changeEmail, input);
  expect(portal.state.users.find(({ externalId }) => externalId === "n_1")?.person).toBe("mertens@example.com");
  expect(
    await db.account.findMany({ where: { id: { in: [same.id, own.id] } }, orderBy: { remoteId: "asc" } }),
  ).toMatchObject([{ email: null }, { email: "am@example.com" }]);
  await sent(changeEmail, { ...input, everywhere: true });
  expect(portal.state.users.find(({ externalId }) => externalId === "n_2")?.person).toBe("mertens@example.com");
  expect(await db.appUser.count()).toBe(before);
  const { rows } = await listJoinedPeople(auditor, { problems: ["shared_email"] }, { size: 25 });
  expect(rows.map(({ name }) => name)).toContain("Anouk");
});

it("a filter finds exactly what the rows say of themselves, and every problem was met here", async () => {
  for (const externalId of ["40001", "40002", "40003"]) {
    await bench.act(linkIdentity, { systemId: erpId, externalId, commonId: "c-50", name: "Nobody Yet" });
  }
  await bench.act(unlinkIdentity, { identityId: await identityId("40003"), reason: "Other" });
  const page = { size: 250 };
  const { rows } = await listIdentities(auditor, {}, page);
  const people = await listJoinedPeople(auditor, {}, page);
  for (const problem of IDENTITY_PROBLEMS) {
    const found = await listIdentities(auditor, { problems: [problem] }, page);
    expect(found.rows, problem).toEqual(rows.filter(({ problems }) => problems.includes(problem)));
  }
  for (const problem of ["shared_email", "two_emails", "unmatched_email"] as const) {
    const found = await listJoinedPeople(auditor, { problems: [problem] }, page);
    expect(found.rows, problem).toEqual(people.rows.filter(({ problems }) => problems.includes(problem)));
  }
  const met = new Set([...rows, ...people.rows].flatMap(({ problems }) => problems));
  expect([...met].sort()).toEqual([...IDENTITY_PROBLEMS].sort());
});
