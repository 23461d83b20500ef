import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ROLES, type Role } from "@/lib/core/permissions";
import type { Db } from "@/lib/db/client";
import { GROUP_OPERATIONS } from "@/lib/doors/scim/groups";
import { USER_OPERATIONS } from "@/lib/doors/scim/users";
import { mayDo } from "@/lib/gate/authorise";
import { callApi, deadKeys, programKey } from "@/lib/testing/api-calls";
import { AUDIT_TABLES, rowCounts } from "@/lib/testing/row-counts";
import { sampleInput } from "@/lib/testing/sample-input";
import { SCIM_REACHES, scimClient } from "@/lib/testing/scim-client";
import { cookieFor, makeOperator, TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { checkVaultOnce } from "@/lib/vault/vault";
import { action, planAction } from "./action";
import { type AnyOperation, OPERATIONS } from "./registry";

// Next's own request is the one thing that is not there in a test; doors, gate and database are.
const incoming = { head: new Headers(), cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => incoming.head,
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const SAME = { origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" };
const JSON_TYPE = { "content-type": "application/json" };
let app: Awaited<ReturnType<typeof useTestApp>>;
let db: Db;

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_API_CALLS: "100000", GATEHOUSE_API_STRANGERS: "100000" });
  db = app.db;
  // The first act of a process marks the database with the key that it was sealed with.
  await checkVaultOnce(app.db);
});
afterAll(() => app.close());
beforeEach(() => {
  incoming.head = new Headers(SAME);
  incoming.cookie = "";
});

type Answer = { ok: boolean; error?: { code: string } };
type Door = (operation: AnyOperation, input: unknown) => Promise<string>;

const verdictOf = (answer: Answer): string => {
  const code = answer.ok ? "done" : (answer.error?.code ?? "internal");
  // Whoever is let in is told that a foreign id does not exist, or that a rule or a field stands in the way.
  const isIn = ["done", "not_found", "invalid_input", "rule_broken", "conflict", "already_done", "needs_confirmation"];
  return isIn.includes(code) ? "may" : code;
};

/** The API refuses with a problem document, which names its code at the top. */
const answerOf = (body: Partial<Answer> & { code?: string }): Answer =>
  body.ok ? { ok: true } : { ok: false, error: { code: body.code ?? "internal" } };

const screen: Door = async (operation, input) => verdictOf((await action(operation)(input)) as Answer);
const post = (operation: AnyOperation, input: unknown, head: Record<string, string>): Promise<Response> => {
  incoming.head = new Headers({ ...JSON_TYPE, ...head });
  return callApi(`operations/${operation.id}`, { method: "POST", head: incoming.head, body: JSON.stringify(input) });
};
const api =
  (head: Record<string, string>): Door =>
  async (operation, input) =>
    verdictOf(answerOf(await (await post(operation, input, head)).json()));

/** How often this actor was refused, operation by operation, as the audit log has it. */
async function denials(actorId: string): Promise<Map<string, number>> {
  const where = { code: "gate.denied", actorId };
  const found = await db.auditEvent.groupBy({ by: ["operation"], where, _count: true });
  return new Map(found.map(({ operation, _count }) => [operation, _count]));
}

/** What everybody is told, operation by operation, and that a refusal leaves its trace and nothing else. */
async function verdicts(door: Door, { id, role, enter }: Persona): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const refused = OPERATIONS.filter((operation) => !mayDo(operation, { kind: "api_key", id, name: "", role }));
  const tell = async (operation: AnyOperation): Promise<void> => {
    incoming.head = new Headers(SAME);
    told.set(operation.id, await door(operation, sampleInput(operation.input)));
  };
  await enter();
  const [rows, denied] = [await rowCounts(db, AUDIT_TABLES), await denials(id)];
  for (const operation of refused) await tell(operation);
  expect(await rowCounts(db, AUDIT_TABLES), "what is refused changes nothing").toEqual(rows);
  for (const operation of OPERATIONS) {
    if (refused.includes(operation)) continue;
    await tell(operation);
    if (told.get(operation.id) !== "unauthenticated") continue;
    // Some operations end the session that they came with; the next comes with a new one.
    await enter();
    await tell(operation);
  }
  const deniedNow = await denials(id);
  for (const [operation, verdict] of told) {
    const traces = (deniedNow.get(operation) ?? 0) - (denied.get(operation) ?? 0);
    expect(traces, `${operation}, ${verdict}`).toBe(verdict === "forbidden" ? 1 : 0);
  }
  return new Map(OPERATIONS.map((operation) => [operation.id, told.get(operation.id) ?? ""]));
}

/** What one is told who is nobody here, operation by operation; none of it leaves a row anywhere. */
async function verdictsOfNobody(door: Door): Promise<Map<string, string>> {
  const before = await rowCounts(db);
  const told = new Map<string, string>();
  for (const operation of OPERATIONS) {
    incoming.head = new Headers(SAME);
    told.set(operation.id, await door(operation, sampleInput(operation.input)));
  }
  expect(await rowCounts(db)).toEqual(before);
  return told;
}

type Persona = { id: string; role: Role; enter: () => Promise<void> };

async function signedIn(
  role: Role,
  end: (cookie: string, id: string) => Promise<void> = async () => {},
): Promise<Persona> {
  const id = await makeOperator(db, role);
  return {
    id,
    role,
    enter: async () => {
      incoming.cookie = await cookieFor(db, id);
      await end(incoming.cookie, id);
    },
  };
}

function signOut(): void {
  incoming.cookie = "";
}

const columns = new Map<string, Map<string, string>>();

describe("every operation answers, at the screen and at the API alike,", () => {
  it.each(ROLES)("who is signed in as %s as the table says", async (role) => {
    const persona = await signedIn(role);
    const atScreen = await verdicts(screen, persona);
    expect(await verdicts(api(SAME), persona)).toEqual(atScreen);
    columns.set(role, atScreen);
  });

  it("nobody, whose session ran out, or who was disabled, as one who is not signed in", async () => {
    const late = new Date("2026-01-01T00:00:00.000Z");
    const personas = [
      async () => signOut(),
      (
        await signedIn("owner", async (_cookie, operatorId) => {
          await db.operatorSession.updateMany({ where: { operatorId }, data: { expiresAt: late, lastSeenAt: late } });
        })
      ).enter,
      (
        await signedIn("owner", async (_cookie, id) => {
          await db.operator.update({ where: { id }, data: { disabledAt: late } });
        })
      ).enter,
    ];
    for (const enter of personas) {
      await enter();
      for (const door of [screen, api(SAME)]) {
        const told = await verdictsOfNobody(door);
        expect(new Set(told.values())).toEqual(new Set(["unauthenticated"]));
        columns.set("signed out", told);
      }
    }
  });

  it.each(ROLES)("a program whose key has the role %s as the table says", async (role) => {
    const { id, head } = await programKey(db, role);
    columns.set(`key ${role}`, await verdicts(api(head), { id, role, enter: async () => {} }));
  });

  it("a program whose key is out of date, revoked, of another kind or unknown as one who is not signed in", async () => {
    const { enter } = await signedIn("owner");
    await enter();
    for (const head of await deadKeys(db)) {
      expect(new Set((await verdictsOfNobody(api({ ...SAME, ...head }))).values())).toEqual(
        new Set(["unauthenticated"]),
      );
    }
  });

  it.each(ROLES)("a directory whose key has the role %s, for all that SCIM reaches,", async (role) => {
    const { scim, keyId } = await scimClient(db, role);
    const told = new Map(OPERATIONS.map(({ id }) => [id, "no door"]));
    for (const [id, request] of Object.entries(SCIM_REACHES)) {
      const before = await rowCounts(db, AUDIT_TABLES);
      const denied = () => db.auditEvent.count({ where: { code: "gate.denied", actorId: keyId, door: "scim" } });
      const deniedBefore = await denied();
      const { status, body } = await scim(...request);
      expect([201, 400, 403, 404], `${id}: ${JSON.stringify(body)}`).toContain(status);
      if (status !== 201) expect(await rowCounts(db, AUDIT_TABLES), `${id} was refused`).toEqual(before);
      expect((await denied()) - deniedBefore, id).toBe(status === 403 ? 1 : 0);
      told.set(id, status === 403 ? "forbidden" : "may");
      if (status === 201) await db.appUser.deleteMany({ where: { id: body.id } });
    }
    columns.set(`scim ${role}`, told);
  });

  it("SCIM reaches these operations and no others", () => {
    const runs = [...Object.values(USER_OPERATIONS), ...Object.values(GROUP_OPERATIONS)].flat();
    expect(new Set(runs.map(({ id }) => id))).toEqual(new Set(Object.keys(SCIM_REACHES)));
    expect(runs.every((operation) => OPERATIONS.includes(operation))).toBe(true);
  });

  it("and the table is this one", async () => {
    const roles = (door: string) => ROLES.map((role) => `${door} ${role}`);
    const names = ["signed out", ...ROLES, ...roles("key"), ...roles("scim")];
    const head = [`| Operation | ${names.join(" | ")} |`, `|---|${names.map(() => "---").join("|")}|`];
    const cells = (id: string) =>
      names.map((name) => columns.get(name)?.get(id)?.replace("unauthenticated", "signed out"));
    const rows = OPERATIONS.map(({ id }) => `| \`${id}\` | ${cells(id).join(" | ")} |`);
    const intro =
      "# Who may do what\n\nMade by running every operation at every door; a change here is a change of rights.\n";
    await expect([intro, ...head, ...rows, ""].join("\n")).toMatchFileSnapshot("gate-table.snapshot.md");
  });
});

const FOREIGN: readonly [string, Record<string, string>][] = [
  ["no Origin", {}],
  ["the Origin null", { origin: "null", "sec-fetch-site": "same-origin" }],
  ["another Origin", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["our Origin from another site", { ...SAME, "sec-fetch-site": "cross-site" }],
  ["our Origin from a sister site", { ...SAME, "sec-fetch-site": "same-site" }],
];

describe("every operation, asked for by the owner's own browser", () => {
  beforeEach(async () => {
    const { enter } = await signedIn("owner");
    await enter();
  });

  it.each(FOREIGN)("with %s is refused at every door and does nothing, not even a preview", async (_name, head) => {
    const before = await rowCounts(db);
    for (const operation of OPERATIONS) {
      const input = sampleInput(operation.input);
      incoming.head = new Headers(head);
      for (const act of [action(operation), planAction(operation)]) {
        expect(await act(input)).toMatchObject({ ok: false, error: { code: "wrong_origin" } });
      }
      expect((await post(operation, input, head)).status, operation.id).toBe(403);
    }
    expect(await rowCounts(db)).toEqual(before);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"])(
    "as %s is refused and does nothing",
    async (type) => {
      const before = await rowCounts(db);
      for (const operation of OPERATIONS) {
        const response = await post(operation, sampleInput(operation.input), { ...SAME, "content-type": type });
        expect(response.status, operation.id).toBe(415);
      }
      expect(await rowCounts(db)).toEqual(before);
    },
  );

  it("that is not in the registry does not exist", async () => {
    for (const id of ["token.revoke ", "toString", "__proto__", "token"]) {
      const response = await post({ ...(OPERATIONS[0] as AnyOperation), id }, {}, SAME);
      expect(response.status).toBe(404);
    }
  });
});

it("an id that belongs to nothing and one of the wrong shape are answered with the same words", async () => {
  const { enter } = await signedIn("owner");
  await enter();
  const revoke = OPERATIONS.find(({ id }) => id === "token.revoke") as AnyOperation;
  const told = async (tokenId: string) => {
    const told = (await (await post(revoke, { tokenId, reason: "Other" }, SAME)).json()) as object;
    return { ...told, requestId: "" };
  };
  expect(await told("tok_00000000000000000000")).toEqual(await told("' or 1=1 --"));
});
