import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSetupLink, isSetupTokenOpen } from "@/lib/auth/setup";
import { type Actor, type RequestInfo, SYSTEM_ACTOR } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { execute } from "@/lib/gate/execute";
import { makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { addOperator } from "./add-operator";
import { changeRole } from "./change-role";
import { disableOperator } from "./disable-operator";
import { listOperators } from "./operator.queries";
import { setUpOwner } from "./set-up-owner";

const request: RequestInfo = { door: "screen", requestId: "req-test", address: null };
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
});
afterAll(() => app.close());
beforeEach(() => db.operator.deleteMany());

const owner = (id: string): Actor => ({ kind: "operator", id, name: "Owner", role: "owner", sessionId: null });
const enabledOwners = () => db.operator.count({ where: { role: "owner", disabledAt: null } });

describe("the last owner", () => {
  it("can't be disabled and can't get another role, not even from the shell", async () => {
    const only = await makeOperator(db, "owner");
    const shell = { actor: SYSTEM_ACTOR, request: { ...request, door: "shell" } as const };
    const acts = [
      execute(disableOperator, shell, { operatorId: only }),
      execute(changeRole, shell, { operatorId: only, role: "admin" }),
    ];
    for (const act of acts) expect(await act).toMatchObject({ ok: false, error: { code: "rule_broken" } });
    expect(await enabledOwners()).toBe(1);
  });

  it("stays, when two owners take each other's rights away at the same moment", async () => {
    for (let round = 0; round < 15; round += 1) {
      await db.operator.deleteMany();
      const [one, two] = [await makeOperator(db, "owner"), await makeOperator(db, "owner")];
      const results = await Promise.all([
        execute(disableOperator, { actor: owner(one), request }, { operatorId: two }),
        execute(changeRole, { actor: owner(two), request }, { operatorId: one, role: "auditor" }),
      ]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await enabledOwners()).toBe(1);
    }
  });

  it("is a real one: a demo owner doesn't stand in for him", async () => {
    await makeOperator(db, "owner", { isDemo: true });
    const real = await makeOperator(db, "owner");
    const result = await execute(disableOperator, { actor: SYSTEM_ACTOR, request }, { operatorId: real });
    expect(result).toMatchObject({ ok: false, error: { code: "rule_broken" } });
  });
});

describe("an owner", () => {
  it("can't disable himself or change his own role, though there are others", async () => {
    const [one] = [await makeOperator(db, "owner"), await makeOperator(db, "owner")];
    const ctx = { actor: owner(one), request };
    expect(await execute(disableOperator, ctx, { operatorId: one })).toMatchObject({ ok: false });
    expect(await execute(changeRole, ctx, { operatorId: one, role: "admin" })).toMatchObject({ ok: false });
    expect(await enabledOwners()).toBe(2);
  });

  it("adds an operator whose password is nowhere but in this one answer", async () => {
    const actor = owner(await makeOperator(db, "owner"));
    const input = { name: "Noor Bakker", email: "Noor.Bakker@kade.example", role: "support" };
    const done = await execute(addOperator, { actor, request }, input);
    if (!done.ok) throw new Error(done.error.message);
    const tables = [await db.operator.findMany(), await db.command.findMany(), await db.change.findMany()];
    const audit = [await db.auditEvent.findMany(), await db.auditPersonal.findMany()];
    const all = JSON.stringify([...tables, ...audit], (_key, value) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    expect(all).toContain("noor.bakker@kade.example");
    expect(all).not.toContain(done.value.password);
    expect(await execute(addOperator, { actor, request }, input)).toMatchObject({
      ok: false,
      error: { code: "conflict", fields: { email: expect.stringContaining("Noor Bakker") } },
    });
  });
});

describe("who is not an owner", () => {
  it.each(["admin", "support", "auditor"] as const)("%s may neither read nor change operators", async (role) => {
    const id = await makeOperator(db, role);
    const actor: Actor = { kind: "operator", id, name: "Kim", role, sessionId: null };
    await expect(listOperators(actor)).rejects.toMatchObject({ code: "not_found" });
    const result = await execute(
      addOperator,
      { actor, request },
      { name: "X", email: "x@kade.example", role: "owner" },
    );
    expect(result).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await db.operator.count()).toBe(1);
  });
});

describe("the set-up link", () => {
  const codeOf = (link: string | null) => link?.split("#")[1] ?? "";
  const setUp = (token: string, email = "eva@kade.example") =>
    execute(setUpOwner, { actor: SYSTEM_ACTOR, request }, { name: "Eva", email, token, passwordHash: "$argon2id$x" });

  it("makes one owner once, even when it is used twice at the same moment, and ends the demo sign-ins", async () => {
    const demo = await makeOperator(db, "owner", { isDemo: true });
    const code = codeOf(await createSetupLink(db, "http://127.0.0.1:3000"));
    const results = await Promise.all([setUp(code, "a@kade.example"), setUp(code, "b@kade.example")]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await db.operator.count({ where: { role: "owner", isDemo: false } })).toBe(1);
    expect((await db.operator.findUniqueOrThrow({ where: { id: demo } })).disabledAt).not.toBeNull();
    expect(await createSetupLink(db, "http://127.0.0.1:3000")).toBeNull();
  });

  it("is refused when it is wrong, older than a day, or replaced by a newer one", async () => {
    const first = codeOf(await createSetupLink(db, "http://127.0.0.1:3000"));
    const second = codeOf(await createSetupLink(db, "http://127.0.0.1:3000"));
    expect(await isSetupTokenOpen(db, second)).toBe(true);
    for (const code of ["", "nonsense", first]) {
      expect(await setUp(code)).toMatchObject({ ok: false, error: { code: "not_found" } });
    }
    await db.$executeRaw`update setup_link set expires_at = now() - interval '1 second'`;
    expect(await setUp(second)).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await db.operator.count()).toBe(0);
  });

  it("is known to the database by nothing but its SHA-256", async () => {
    const code = codeOf(await createSetupLink(db, "http://127.0.0.1:3000"));
    const [link] = await db.setupLink.findMany({ where: { usedAt: null } });
    expect(Buffer.from(link?.tokenHash ?? []).toString("utf8")).not.toContain(code);
    expect(link?.tokenHash).toHaveLength(32);
  });
});
