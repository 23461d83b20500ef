import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { RequestInfo } from "@/lib/core/actor";
import type { Db } from "@/lib/db/client";
import { resetEnvForTests } from "@/lib/env";
import { makeOperator, useTestApp } from "@/lib/testing/signed-in";
import { generatePassword, hashPassword, isPasswordRight } from "./password";
import { checkDemoOperator, checkPassword } from "./sign-in";

const PASSWORD = "correct horse battery";
const from = (address: string): RequestInfo => ({ door: "screen", requestId: "req-test", address });
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;
let passwordHash: string;

beforeAll(async () => {
  app = await useTestApp();
  db = app.db;
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => app.close());
beforeEach(() => db.signInAttempt.deleteMany());

const makeKim = (given: { isDemo?: boolean; disabledAt?: Date } = {}) => {
  const email = `${generatePassword()}@kade.example`;
  return makeOperator(db, "admin", { email, passwordHash, ...given }).then((id) => ({ id, email }));
};

describe("a password", () => {
  it("is stored as argon2id and never twice the same", async () => {
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword(PASSWORD)).not.toBe(passwordHash);
    expect(await isPasswordRight(passwordHash, PASSWORD)).toBe(true);
    expect(await isPasswordRight(passwordHash, `${PASSWORD} `)).toBe(false);
  });

  it("that Gatehouse makes has 24 random letters", () => {
    const made = new Set(Array.from({ length: 200 }, generatePassword));
    expect(made.size).toBe(200);
    for (const password of made) expect(password).toMatch(/^([a-zA-Z2-9]{6}-){3}[a-zA-Z2-9]{6}$/);
  });

  it("lets its operator in, whatever the case of the e-mail", async () => {
    const kim = await makeKim();
    const given = { email: ` ${kim.email.toUpperCase()} `, password: PASSWORD };
    expect(await checkPassword(db, given, from("10.0.0.1"))).toEqual({ ok: true, operatorId: kim.id });
  });
});

describe("a refused sign-in", () => {
  it("says the same for a wrong password, an unknown e-mail and a disabled operator", async () => {
    const kim = await makeKim();
    const gone = await makeKim();
    await db.operator.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const tries = [
      { email: kim.email, password: "wrong" },
      { email: "nobody@kade.example", password: PASSWORD },
      { email: gone.email, password: PASSWORD },
      { email: "", password: "" },
    ];
    for (const given of tries) {
      expect(await checkPassword(db, given, from("10.0.0.2"))).toMatchObject({ ok: false, why: "wrong" });
    }
  });

  it("looks at a password of the same cost for an e-mail that nobody has", async () => {
    const kim = await makeKim();
    const time = async (email: string) => {
      const start = process.cpuUsage();
      await checkPassword(db, { email, password: "wrong" }, from("10.0.0.3"));
      return process.cpuUsage(start).user;
    };
    await time("warm-up@kade.example");
    const [known, unknown] = [await time(kim.email), await time("nobody@kade.example")];
    // Hashing takes tens of milliseconds; skipping it would be ten times quicker.
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it("for a demo operator's e-mail never depends on a password", async () => {
    const demo = await makeKim({ isDemo: true });
    const result = await checkPassword(db, { email: demo.email, password: PASSWORD }, from("10.0.0.4"));
    expect(result).toMatchObject({ ok: false, why: "wrong" });
  });
});

describe("too many tries", () => {
  const wrong = (email: string, address: string) => checkPassword(db, { email, password: "wrong" }, from(address));
  const right = (email: string, address: string) => checkPassword(db, { email, password: PASSWORD }, from(address));

  it("are throttled even with the right password, also when they come all at once", async () => {
    const kim = await makeKim();
    const results = await Promise.all(Array.from({ length: 12 }, () => wrong(kim.email, "10.0.1.1")));
    const looked = results.filter((result) => !result.ok && result.why === "wrong");
    expect(looked).toHaveLength(5);
    expect(await right(kim.email, "10.0.1.1")).toMatchObject({ ok: false, why: "throttled" });
  });

  it("of one e-mail from many addresses are throttled as well", async () => {
    const kim = await makeKim();
    for (let i = 0; i < 20; i += 1) await wrong(kim.email, `10.0.2.${i}`);
    expect(await right(kim.email, "10.0.3.1")).toMatchObject({ ok: false, why: "throttled" });
  });

  it("by somebody else never lock a person out of his usual address", async () => {
    const kim = await makeKim();
    expect(await right(kim.email, "10.0.4.1")).toMatchObject({ ok: true });
    for (let i = 0; i < 25; i += 1) await wrong(kim.email, `10.0.5.${i}`);
    expect(await right(kim.email, "10.0.4.1")).toMatchObject({ ok: true });
  });

  it("are forgotten after a quarter of an hour", async () => {
    const kim = await makeKim();
    await Promise.all(Array.from({ length: 8 }, () => wrong(kim.email, "10.0.6.1")));
    await db.$executeRaw`update sign_in_attempt set at = at - interval '16 minutes'`;
    expect(await right(kim.email, "10.0.6.1")).toMatchObject({ ok: true });
  });

  it("leave no typed e-mail behind", async () => {
    const typed = "my-password-in-the-wrong-field";
    await wrong(typed, "10.0.7.1");
    const rows = await db.signInAttempt.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.key).join()).not.toContain(typed);
  });
});

describe("a demo sign-in", () => {
  const asDemo = (on: "0" | "1") => {
    vi.stubEnv("GATEHOUSE_DEMO", on);
    resetEnvForTests();
  };

  it("works in the demo alone, for demo operators alone, and ends as soon as there is a real owner", async () => {
    const demo = await makeOperator(db, "owner", { isDemo: true });
    const real = await makeOperator(db, "admin");
    expect(await checkDemoOperator(db, demo)).toMatchObject({ ok: false });
    asDemo("1");
    expect(await checkDemoOperator(db, demo)).toEqual({ ok: true, operatorId: demo });
    expect(await checkDemoOperator(db, real)).toMatchObject({ ok: false });
    const owner = await makeOperator(db, "owner");
    expect(await checkDemoOperator(db, demo)).toMatchObject({ ok: false });
    await db.operator.delete({ where: { id: owner } });
    asDemo("0");
  });
});
