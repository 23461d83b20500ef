import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as askAccess } from "@/app/api/v1/access/[question]/route";
import { GET as readDocument } from "@/app/api/v1/openapi.json/route";
import { POST } from "@/app/api/v1/operations/[id]/route";
import { explain, whatCan } from "@/lib/access/access.queries";
import { whoCan } from "@/lib/access/who-can.queries";
import { insertApiKey } from "@/lib/api-keys/api-key.store";
import { SYSTEM_ACTOR } from "@/lib/core/actor";
import { PUBLIC_TEXT } from "@/lib/core/errors";
import { companyId, growCompany } from "@/lib/testing/access-company";
import { TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { issueOwnKey } from "@/lib/vault/own-keys";
import { OPERATIONS } from "./registry";

vi.mock("next/navigation", () => ({ redirect: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));

type Parameter = { name: string; required: boolean };
type Doc = {
  paths: Record<string, Record<"get" | "post", { operationId: string; parameters: Parameter[]; responses: object }>>;
  components: { schemas: { Problem: { required: string[]; properties: object } } };
};
let app: Awaited<ReturnType<typeof useTestApp>>;
let key: string;
let doc: Doc;
const at = new Date("2026-11-21T14:03:00.000Z");
const [connector, user] = [companyId("con", 0), companyId("usr", 10)];

beforeAll(async () => {
  app = await useTestApp();
  await growCompany(app.ownerUrl, 0, 200);
  const issued = issueOwnKey("key");
  const given = { name: "An auditor", role: "auditor", expiresAt: null } as const;
  await app.db.$transaction((tx) => insertApiKey(tx, issued, given, new Date()));
  key = issued.text;
  doc = (await readDocument().json()) as Doc;
});
afterAll(() => app.close());

const ask = (name: string, query: Record<string, string>, head: HeadersInit = { authorization: `Bearer ${key}` }) =>
  askAccess(new Request(`${TEST_ORIGIN}/api/v1/access/${name}?${new URLSearchParams(query)}`, { headers: head }), {
    params: Promise.resolve({ question: name }),
  });
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

  it("holds every operation that anybody may be let in to, at the address where it is, and nothing else", () => {
    const operations = OPERATIONS.filter(({ roles }) => roles !== "system").map(({ id }) => `/api/v1/operations/${id}`);
    const questions = ["check", "who", "what"].map((name) => `/api/v1/access/${name}`);
    expect(Object.keys(doc.paths).sort()).toEqual([...operations, ...questions].sort());
  });

  it("tells every refusal as the problem document that it describes", async () => {
    const request = new Request(`${TEST_ORIGIN}/api/v1/operations/token.revoke`, { method: "POST" });
    const refused = await POST(request, { params: Promise.resolve({ id: "token.revoke" }) });
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

describe("a question about access", () => {
  it("is answered as the screens answer it: check, who and what", async () => {
    const when = at.toISOString();
    const actor = SYSTEM_ACTOR;
    expect(await (await ask("check", { user, connector, at: when })).json()).toEqual(
      plain(await explain(actor, { userId: user, connectorId: connector }, at)),
    );
    expect(await (await ask("who", { connector, at: when, size: "25" })).json()).toEqual(
      plain(await whoCan(actor, connector, { state: "can" }, { size: 25 }, at)),
    );
    expect(await (await ask("what", { user, at: when })).json()).toEqual(plain(await whatCan(actor, user, at)));
  });

  it("goes on page by page from the cursor that the page before gave, to each user once", async () => {
    const seen: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const answer = await ask("who", { connector, state: "all", size: "25", ...(after ? { after } : {}) });
      const page = (await answer.json()) as { rows: { accountId: string }[]; next: string | null };
      seen.push(...page.rows.map(({ accountId }) => accountId));
      after = page.next;
    }
    expect(seen.length).toBeGreaterThan(150);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("is refused to nobody, for what does not exist, and where it is put wrongly, in a problem document", async () => {
    const codes = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
    expect(await codes(await ask("who", { connector }, {}))).toEqual([401, "unauthenticated"]);
    expect(await codes(await ask("who", { connector }, { authorization: "Bearer x" }))).toEqual([
      401,
      "unauthenticated",
    ]);
    expect(await codes(await ask("whom", {}))).toEqual([404, "not_found"]);
    expect(await codes(await ask("who", { connector: companyId("con", 999) }))).toEqual([404, "not_found"]);
    for (const query of [
      {},
      { connector, state: "maybe" },
      { connector, at: "yesterday" },
      { connector, size: "1000" },
    ]) {
      const answer = await ask("who", query as Record<string, string>);
      expect(answer.status).toBe(422);
      expect(Object.keys(((await answer.json()) as { fields: object }).fields)).toHaveLength(1);
    }
  });
});
