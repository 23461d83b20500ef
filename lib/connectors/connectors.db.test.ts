import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/session";
import { STARTS_BLOCKED } from "@/lib/blocks/block.rules";
import type { Actor } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { plan } from "@/lib/gate/plan";
import { makeToken } from "@/lib/testing/factories";
import { evidenceText, type Fixture, makeIntegration, TEST_REQUEST } from "@/lib/testing/integration-fixture";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { openSecret } from "@/lib/vault/vault";
import { changeConnector } from "./change-connector";
import { getConnector, listConnectors, listEndpoints, listFilters } from "./connector.queries";
import { createConnector } from "./create-connector";
import { declareFilter } from "./declare-filter";
import { linkConnector } from "./link-connector";
import { retireConnector } from "./retire-connector";
import { setConnectorKeys } from "./set-connector-keys";
import { setEndpoints } from "./set-endpoints";
import { withdrawFilter } from "./withdraw-filter";

const KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
let db: Db;
let close: () => Promise<void>;
let admin: OperatorActor;
let at: Fixture;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  admin = await actorOf(db, "admin");
});
afterAll(() => close());
beforeEach(async () => {
  at = await makeIntegration(db);
});

const act = <I, O>(operation: Operation<I, O>, input: unknown, actor: Actor = admin) =>
  execute(operation, { actor, request: TEST_REQUEST }, input);
const preview = <I, O>(operation: Operation<I, O>, input: unknown) =>
  plan(operation, { actor: admin, request: TEST_REQUEST }, input);

describe("a new connector", () => {
  it("starts blocked, linked and with its endpoints, and opens one hand task", async () => {
    const answer = await act(createConnector, {
      ...{ systemId: at.systemId, name: "Leave request app", groupId: at.groupId },
      endpoints: [
        { kind: "get", name: "Profit_Leave" },
        { kind: "update", name: "HrAbsence" },
      ],
    });
    expect(answer).toMatchObject({ ok: true });
    const id = answer.ok ? answer.value.connectorId : "";
    expect(await getConnector(admin, id)).toMatchObject({
      ...{ name: "Leave request app", endpointCount: 2, writingCount: 1 },
      block: { reason: STARTS_BLOCKED, by: admin.name },
      group: { code: "CONSULTANCY", isEverybody: false, headCount: 1 },
      vendor: { kind: "decided", status: "by_hand" },
    });
    const events = await db.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual([
      ...["connector.created", "connector.blocked", "connector.linked", "endpoint.included", "endpoint.included"],
    ]);
    expect(await db.delivery.findMany({ where: { subjectId: id } })).toMatchObject([
      { effectType: "connector.create.v1", how: "hand" },
    ]);
  });

  it("two of one name at once are one", async () => {
    const input = { systemId: at.systemId, name: "Twice" };
    const answers = await Promise.all([act(createConnector, input), act(createConnector, { ...input, name: "TWICE" })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { fields: { name: expect.any(String) } } });
  });

  it("is refused for a group of another system, which is not found", async () => {
    const other = await makeIntegration(db);
    const answer = await act(createConnector, { systemId: at.systemId, name: "Foreign", groupId: other.groupId });
    expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await db.connector.count({ where: { name: "Foreign" } })).toBe(0);
  });
});

describe("linking", () => {
  it("moves the one link, keeps the old one as history, and tells by hand", async () => {
    const { connectorId, everybodyId } = at;
    expect(await act(linkConnector, { connectorId, groupId: everybodyId })).toMatchObject({ ok: true });
    const links = await db.connectorLink.findMany({ where: { connectorId }, orderBy: { validFrom: "asc" } });
    expect(links.map(({ groupId, validTo }) => [groupId, validTo === null])).toEqual([
      [at.groupId, false],
      [everybodyId, true],
    ]);
    expect(links[0]?.validTo).toEqual(links[1]?.validFrom);
    expect(await act(linkConnector, { connectorId, groupId: everybodyId })).toMatchObject({
      ok: false,
      error: { code: "already_done" },
    });
  });

  it("its preview warns for Everybody with a head-count, that it can write, and names who rides along", async () => {
    const { connectorId, everybodyId, systemId } = at;
    await act(setEndpoints, { connectorId, include: [{ kind: "update", name: "HrAbsence" }] });
    await act(createConnector, { systemId, name: "Rider", groupId: everybodyId });
    const seen = await preview(linkConnector, { connectorId, groupId: everybodyId });
    const warnings = seen.ok ? seen.value.warnings.join(" ") : "";
    expect(warnings).toMatch(/Everybody is a rule, not a list: all 1 user of/);
    expect(warnings).toMatch(/can write \(HrAbsence\)/);
    expect(warnings).toMatch(/Rider rides on Everybody too/);
  });

  it("a plan that was looked at is refused once the ground has moved", async () => {
    const { connectorId, everybodyId, accountId } = at;
    const seen = await preview(linkConnector, { connectorId, groupId: everybodyId });
    await makeToken(db, { accountId, connectorId });
    await db.$executeRaw`update membership set valid_to = now() where account_id = ${accountId}`;
    const planHash = seen.ok ? seen.value.hash : "";
    const answer = await execute(
      linkConnector,
      { actor: admin, request: TEST_REQUEST },
      { connectorId, groupId: everybodyId },
      { planHash },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "plan_is_stale" } });
  });
});

describe("endpoints", () => {
  it("two people's deltas merge, and each endpoint says how far the vendor is", async () => {
    const { connectorId } = at;
    await Promise.all([
      act(setEndpoints, { connectorId, include: [{ kind: "get", name: "Profit_A" }] }),
      act(setEndpoints, {
        connectorId,
        include: [
          { kind: "get", name: "Profit_A" },
          { kind: "get", name: "Profit_B" },
        ],
      }),
    ]);
    const rows = await listEndpoints(admin, connectorId);
    expect(rows.map(({ name }) => name)).toEqual(["Profit_A", "Profit_B"]);
    expect(rows.every(({ vendor }) => vendor.kind === "decided" && vendor.status === "by_hand")).toBe(true);
  });

  it("what is removed and added again is two periods; what changes nothing is refused", async () => {
    const { connectorId } = at;
    const endpoint = { kind: "get", name: "Profit_A" };
    await act(setEndpoints, { connectorId, include: [endpoint] });
    expect(await act(setEndpoints, { connectorId, include: [endpoint] })).toMatchObject({
      ok: false,
      error: { code: "already_done" },
    });
    await act(setEndpoints, { connectorId, exclude: [endpoint] });
    await act(setEndpoints, { connectorId, include: [endpoint] });
    expect(await db.endpoint.count({ where: { connectorId } })).toBe(2);
    expect(await listEndpoints(admin, connectorId)).toHaveLength(1);
  });
});

it("a change on an old version is a conflict, and nothing is overwritten", async () => {
  const { connectorId } = at;
  const form = { connectorId, version: 1, name: "Hours app", owner: "Anouk" };
  expect(await act(changeConnector, form)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await act(changeConnector, { ...form, owner: "Hannah" })).toMatchObject({
    ok: false,
    error: { code: "conflict" },
  });
  expect((await getConnector(admin, connectorId)).owner).toBe("Anouk");
});

it("keys are sealed where the worker opens them, replaced whole, and in no trail", async () => {
  const { connectorId, systemId } = at;
  expect(await act(setConnectorKeys, { connectorId })).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  expect(await act(setConnectorKeys, { connectorId, apiKey: KEY, environmentKey: KEY })).toMatchObject({ ok: true });
  expect(await act(setConnectorKeys, { connectorId, apiKey: KEY.toUpperCase() })).toMatchObject({ ok: true });
  const secrets = await db.secret.findMany({
    where: { rowId: { in: [connectorId, systemId] } },
    orderBy: { field: "asc" },
  });
  expect(secrets.map(({ tableName, field }) => [tableName, field])).toEqual([
    ["connector", "api_key"],
    ["system", "environment_key"],
  ]);
  const place = { table: "connector", rowId: connectorId, field: "api_key" };
  expect(await openSecret(db, secrets[0]?.id ?? "", place)).toBe(KEY.toUpperCase());
  expect((await evidenceText(db)).toLowerCase()).not.toContain(KEY);
});

it("a record filter is declared and withdrawn as a fact with a life", async () => {
  const { connectorId } = at;
  const says = "Only records of the person’s own department";
  const answer = await act(declareFilter, { connectorId, says });
  expect(await listFilters(admin, connectorId)).toMatchObject([{ says, by: admin.name }]);
  const filterId = answer.ok ? answer.value.filterId : "";
  const other = await makeIntegration(db);
  expect(await act(withdrawFilter, { connectorId: other.connectorId, filterId })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(await act(withdrawFilter, { connectorId, filterId })).toMatchObject({ ok: true });
  expect(await listFilters(admin, connectorId)).toEqual([]);
});

it("a connector with tokens can't be retired; without them it leaves the lists and keeps its page", async () => {
  const { connectorId, accountId, systemId } = at;
  const { id } = await makeToken(db, { accountId, connectorId });
  const input = { connectorId, reason: "Integration not used any more" };
  expect(await act(retireConnector, input)).toMatchObject({ ok: false, error: { code: "rule_broken" } });
  await db.token.update({ where: { id }, data: { revokedAt: new Date() } });
  expect(await act(retireConnector, input)).toMatchObject({ ok: true });
  expect((await listConnectors(admin, { systemId }, { size: 25 })).rows).toEqual([]);
  expect((await getConnector(admin, connectorId)).retiredAt).toBeInstanceOf(Date);
});

it("lists are narrowed by state, group, writing and words", async () => {
  const { systemId, connectorId, everybodyId } = at;
  await act(createConnector, {
    systemId,
    name: "Open to all",
    groupId: everybodyId,
    endpoints: [{ kind: "update", name: "KnUser" }],
  });
  const names = async (filter: object) =>
    (await listConnectors(admin, { systemId, ...filter }, { size: 25 })).rows.map(({ name }) => name);
  expect(await names({})).toEqual(["Hours app", "Open to all"]);
  expect(await names({ state: "blocked" })).toEqual(["Open to all"]);
  expect(await names({ state: "open" })).toEqual(["Hours app"]);
  expect(await names({ isEverybody: true })).toEqual(["Open to all"]);
  expect(await names({ canWrite: true })).toEqual(["Open to all"]);
  expect(await names({ q: "CONSULT" })).toEqual(["Hours app"]);
  await expect(getConnector(admin, connectorId.replace(/.$/, "u"))).rejects.toMatchObject({ code: "not_found" });
});
