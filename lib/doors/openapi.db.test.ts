import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { explain, whatCan } from "@/lib/access/access.queries";
import { whoCan } from "@/lib/access/who-can.queries";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { PUBLIC_TEXT } from "@/lib/core/errors";
import { companyId, growCompany } from "@/lib/testing/access-company";
import { callApi, programKey } from "@/lib/testing/api-calls";
import { makeAccount, makeGroup, makeMembership, makeSystem } from "@/lib/testing/factories";
import { useTestApp } from "@/lib/testing/signed-in";
import { PUBLIC_OPERATIONS } from "./openapi";
import { READINGS } from "./readings";
import { OPERATIONS } from "./registry";

vi.mock("next/navigation", () => ({ redirect: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));

type Answer = { content: { "application/json": { schema: object } } };
type Method = { operationId: string; parameters: { name: string; required: boolean }[]; responses: { 200: Answer } };
type Doc = {
  paths: Record<string, { get?: Method; post?: Method }>;
  components: { schemas: { Problem: { required: string[]; properties: object } } };
};
let app: Awaited<ReturnType<typeof useTestApp>>;
let key: Record<string, string>;
let doc: Doc;
const at = new Date("2026-11-21T14:03:00.000Z");
const [connector, user, group] = [companyId("con", 0), companyId("usr", 10), companyId("grp", 3)];

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_API_STRANGERS: "100000" });
  await growCompany(app.ownerUrl, 0, 200);
  identity = await aBoundCompany();
  key = (await programKey(app.db, "owner")).head;
  doc = (await (await callApi("openapi.json")).json()) as Doc;
});
afterAll(() => app.close());

let identity: Record<"identities" | "joined-people", string>;
async function aBoundCompany(): Promise<typeof identity> {
  const { id: systemId } = await makeSystem(app.db, { vendor: "ainua", name: "Portal" });
  const { id: groupId } = await makeGroup(app.db, { systemId, attributes: { commonId: "123456-8" } });
  const { id: accountId, userId } = await makeAccount(app.db, { systemId });
  await makeMembership(app.db, { groupId, accountId });
  const link = await app.db.identityLink.findFirstOrThrow({ where: { groupId } });
  return { identities: link.id, "joined-people": userId };
}

const get = (address: string, query: Record<string, string> = {}) => callApi(address, { query, head: key });
const ask = (name: string, query: Record<string, string>) => get(`access/${name}`, query);
async function lint(document: object): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lintFromString({ source: JSON.stringify(document), config });
  return found.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer}: ${message}`);
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("the document of the API", () => {
  it("has no error that an OpenAPI linter finds, and none of the recommended warnings", async () => {
    expect(await lint(doc)).toEqual([]);
  });

  it.each([
    ["a reference that leads nowhere", { parameters: [{ $ref: "#/components/parameters/Nowhere" }] }],
    ["a word that OpenAPI doesn't know", { reponses: {} }],
    ["an operation of a name that is there already", { operationId: "access.who" }],
  ])("would not have it with %s", async (_what, spoil) => {
    const [path = "", methods] = Object.entries(doc.paths).at(-1) ?? [];
    const spoilt = { ...doc, paths: { ...doc.paths, [path]: { post: { ...methods?.post, ...spoil } } } };
    expect(await lint(spoilt)).not.toEqual([]);
  });

  it("holds every operation that anybody may be let in to and everything that can be read, and nothing else", () => {
    const operations = OPERATIONS.filter(({ roles }) => roles !== "system").map(({ id }) => `/api/v1/operations/${id}`);
    const readings = Object.keys(READINGS).map((address) => `/api/v1/${address}`);
    const imports = ["", "/{id}", "/{id}/rejects"].map((more) => `/api/v1/imports/{kind}${more}`);
    expect(Object.keys(doc.paths).sort()).toEqual([...operations, ...readings, ...imports].sort());
  });

  it("says of every operation what it answers", () => {
    expect(PUBLIC_OPERATIONS.filter(({ output }) => !output).map(({ id }) => id)).toEqual([]);
  });

  it("names for every address the one method that it answers; every other is refused with that method", async () => {
    for (const [path, methods] of Object.entries(doc.paths)) {
      const documented = Object.keys(methods).map((method) => method.toUpperCase());
      const answered = documented.includes("GET") ? [...documented, "HEAD"] : documented;
      for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const) {
        const address = path.slice("/api/v1/".length).replace("{kind}", "users").replace("{id}", "x");
        const { status, headers } = await callApi(address, { method });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} ${answered.includes(method) ? 401 : 405}`);
        if (status === 405) expect(headers.get("allow")).toBe([...answered, "OPTIONS"].join(", "));
      }
    }
  });

  it("tells every refusal as the problem document that it describes", async () => {
    const refused = await callApi("operations/token.revoke", { method: "POST" });
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await refused.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({
      type: "/settings/api#unauthenticated",
      title: PUBLIC_TEXT.unauthenticated,
      status: 401,
      code: "unauthenticated",
    });
    const { required, properties } = doc.components.schemas.Problem;
    expect(Object.keys(problem)).toEqual(expect.arrayContaining(required));
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(problem)));
  });
});

describe("what can be read", () => {
  it("is answered in the shape that the document gives, by every reading for which there is something", async () => {
    const ids: Record<string, string> = {
      groups: group,
      users: user,
      connectors: connector,
      systems: companyId("sys", 0),
      ...identity,
    };
    const queries: Record<string, Record<string, string>> = {
      "access/check": { user, connector },
      "access/who": { connector },
      "access/what": { user },
    };
    const filled: string[] = [];
    for (const address of Object.keys(READINGS)) {
      const id = ids[address.split("/")[0] ?? ""];
      if (address.includes("{id}") && !id) continue;
      const answer = await get(address.replace("{id}", id ?? ""), queries[address]);
      const body = (await answer.json()) as { rows?: unknown[] };
      expect(answer.status, `${address}: ${JSON.stringify(body)}`).toBe(200);
      const schema = doc.paths[`/api/v1/${address}`]?.get?.responses[200].content["application/json"].schema;
      expect(z.fromJSONSchema(schema as never).safeParse(body).error, address).toBeUndefined();
      if (body.rows?.length !== 0) filled.push(address);
    }
    // A company that was written straight into the tables has no history; the journeys read all of one that has.
    const inTables = ["systems", "groups", "groups/{id}/members", "users", "connectors", "tokens", "api-keys"];
    const ofCompanies = ["identities", "identities/{id}", "joined-people", "joined-people/{id}"];
    const asked = ["access/check", "access/who", "access/what"];
    expect(filled).toEqual(expect.arrayContaining([...inTables, ...ofCompanies, ...asked]));
  });

  it("goes on page by page from the cursor that the page before gave, to each row once", async () => {
    for (const [address, query] of [
      ["users", {}],
      ["users", { sort: "-name" }],
      ["tokens", { sort: "user" }],
      ["access/who", { connector, state: "all" }],
    ] as const) {
      const seen: string[] = [];
      let after: string | null = "";
      let total = 0;
      while (after !== null) {
        const answer = await get(address, { ...query, limit: "25", ...(after ? { after } : {}) });
        const page = (await answer.json()) as {
          rows: { id?: string; accountId?: string }[];
          next: string | null;
          total: number;
        };
        seen.push(...page.rows.map(({ id, accountId }) => id ?? accountId ?? ""));
        ({ next: after, total } = page);
      }
      expect(total).toBeGreaterThan(90);
      expect([seen.length, new Set(seen).size], address).toEqual([total, total]);
    }
  });

  it("is refused for what does not exist, for a cursor of another list, and where it is put wrongly", async () => {
    const codes = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
    expect(await codes(await callApi("access/who", { query: { connector } }))).toEqual([401, "unauthenticated"]);
    for (const address of [
      "whom",
      "access",
      "access/whom",
      "groups/x/y",
      "operations",
      "",
      "constructor",
      "__proto__",
    ]) {
      expect(await codes(await get(address)), address).toEqual([404, "not_found"]);
    }
    const unknown = companyId("con", 999);
    for (const address of [`groups/${unknown}`, `groups/${unknown}/members`, `connectors/${unknown}/endpoints`]) {
      expect(await codes(await get(address)), address).toEqual([404, "not_found"]);
    }
    expect(await codes(await ask("who", { connector: unknown }))).toEqual([404, "not_found"]);
    const wrong: [string, Record<string, string>][] = [
      ["access/who", {}],
      ["access/who", { connector, state: "maybe" }],
      ["access/who", { connector, at: "yesterday" }],
      ["access/who", { connector, limit: "1000" }],
      ["access/who", { connector, after: "nonsense" }],
      ["users", { limit: "1" }],
      ["users", { after: "nonsense" }],
      ["users", { colour: "red" }],
      ["users", { sort: "email" }],
      ["tokens", { status: "active,gone" }],
      ["audit", { from: "yesterday" }],
    ];
    for (const [address, query] of wrong) {
      const answer = await get(address, query);
      expect(answer.status, `${address} ${JSON.stringify(query)}`).toBe(422);
      expect(Object.keys(((await answer.json()) as { fields: object }).fields)).toHaveLength(1);
    }
  });

  it("about access is as the screens answer it: check, who and what", async () => {
    const when = at.toISOString();
    const actor = SYSTEM_ACTOR;
    expect(await (await ask("check", { user, connector, at: when })).json()).toEqual(
      plain(await explain(actor, { userId: user, connectorId: connector }, at)),
    );
    const who = (await (await ask("who", { connector, at: when, limit: "25" })).json()) as { rows: object[] };
    expect(plain(await whoCan(actor, connector, { state: "can" }, { size: 25 }, at))).toMatchObject(who);
    expect(await (await ask("what", { user, at: when })).json()).toEqual(plain(await whatCan(actor, user, at)));
  });
});
