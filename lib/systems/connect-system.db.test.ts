import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import type { ActionResult } from "@/lib/core/errors";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import type { Operation } from "@/lib/gate/operation";
import { makeSystem } from "@/lib/testing/factories";
import { TEST_REQUEST as request } from "@/lib/testing/integration-fixture";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { actorOf, useTestApp } from "@/lib/testing/signed-in";
import { PROFILES } from "@/lib/upstreams/profiles";
import { openSecret } from "@/lib/vault/vault";
import { connectSystem } from "./connect-system";
import { replaceCredential } from "./replace-credential";

const TOKEN = "<token><version>1</version><data>canary-of-the-token</data></token>";
const AFAS = { vendor: "afas", environment: "test", fields: { participant: "12345", token: TOKEN } };
let db: Db;
let close: () => Promise<void>;
let owner: Actor;

beforeAll(async () => {
  ({ db, close } = await useTestApp());
  owner = await actorOf(db, "owner");
});
afterAll(() => close());

const act = <I, O>(operation: Operation<I, O>, input: unknown) => execute(operation, { actor: owner, request }, input);
const fieldsOf = (result: ActionResult<unknown>) => (result.ok ? null : (result.error.fields ?? {}));
const secretOf = async (rowId: string, field: string) => {
  const row = await db.secret.findFirstOrThrow({ where: { tableName: "system", rowId, field } });
  return openSecret(db, row.id, { table: "system", rowId, field });
};

describe("connecting a system", () => {
  it("keeps what the driver made of the typed fields, seals the secrets by their names, and makes the group of everybody", async () => {
    const answer = await act(connectSystem, { ...AFAS, name: "AFAS test" });
    expect(answer).toMatchObject({ ok: true });
    const system = await db.system.findFirstOrThrow({ where: { name: "AFAS test" } });
    expect(system).toMatchObject({
      ...{ vendor: "afas", environment: "test", custody: "keep", settings: { participant: "12345" } },
      restUrl: "https://12345.resttest.afas.online/ProfitRestServices",
      approvedHost: "12345.resttest.afas.online:443,12345.soaptest.afas.online:443",
    });
    expect(await secretOf(system.id, "token")).toBe(TOKEN);
    expect(system.credentialSecretId).not.toBeNull();
    const groups = await db.userGroup.findMany({ where: { systemId: system.id } });
    expect(groups.map(({ code, kind }) => [code, kind])).toEqual([["Everybody", "everybody"]]);
    const rows = await db.auditPersonal.findMany();
    expect(JSON.stringify(rows.map(({ personal }) => personal))).not.toContain("canary-of-the-token");
  });

  it("lands what is wrong on the very field, keeps nothing, and knows no field that the profile doesn't", async () => {
    const before = await rowCounts(db, AUDIT_TABLES);
    const short = { ...AFAS, name: "Other", fields: { ...AFAS.fields, participant: "99" } };
    expect(Object.keys(fieldsOf(await act(connectSystem, short)) ?? {})).toEqual(["fields.participant"]);
    const bare = { ...AFAS, name: "Other", fields: { participant: "12345" } };
    expect(fieldsOf(await act(connectSystem, bare))).toEqual({ "fields.token": "Paste the token of Gatehouse" });
    const odd = { ...AFAS, name: "Other", fields: { ...AFAS.fields, usersConnector: "no spaces allowed", shoe: "44" } };
    expect(Object.keys(fieldsOf(await act(connectSystem, odd)) ?? {})).toEqual([
      "fields.shoe",
      "fields.usersConnector",
    ]);
    expect(fieldsOf(await act(connectSystem, { ...AFAS, name: "afas TEST" }))).toHaveProperty("name");
    expect(fieldsOf(await act(connectSystem, { ...AFAS, name: "Other", vendor: "nobody" }))).toHaveProperty("vendor");
    expect(await rowCounts(db, AUDIT_TABLES)).toEqual(before);
  });

  it("asks each field of a vendor by a label of its own", () => {
    for (const [vendor, { setup }] of Object.entries(PROFILES)) {
      expect(new Set(setup.map(({ label }) => label)).size, vendor).toBe(setup.length);
    }
  });
});

describe("replacing a credential", () => {
  it("destroys the old secret, leaves what was not typed, and names what it replaced by its label alone", async () => {
    const { id } = await makeSystem(db);
    await act(replaceCredential, { systemId: id, secrets: { token: TOKEN, environment_key: "first-key" } });
    const answer = await act(replaceCredential, { systemId: id, secrets: { environment_key: "second-key" } });
    expect(answer).toMatchObject({ ok: true });
    expect([await secretOf(id, "token"), await secretOf(id, "environment_key")]).toEqual([TOKEN, "second-key"]);
    expect(await db.secret.count({ where: { rowId: id } })).toBe(2);
    const event = await db.auditEvent.findFirstOrThrow({ where: { subjectId: id }, orderBy: { seq: "desc" } });
    const { personal } = await db.auditPersonal.findUniqueOrThrow({ where: { seq: event.seq } });
    expect(personal).toMatchObject({ after: { replaced: ["Environment key"] } });
  });

  it("is refused where nothing was pasted, or for a secret that the vendor has not", async () => {
    const { id } = await makeSystem(db);
    expect(fieldsOf(await act(replaceCredential, { systemId: id }))).toHaveProperty(["secrets.token"]);
    const odd = { systemId: id, secrets: { shoe: "size" } };
    expect(fieldsOf(await act(replaceCredential, odd))).toHaveProperty(["secrets.shoe"]);
  });
});
