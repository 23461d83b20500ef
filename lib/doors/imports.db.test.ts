import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { PUBLIC_TEXT } from "@/lib/core/errors";
import { type ApiCall, callApi, programKey } from "@/lib/testing/api-calls";
import { useTestApp } from "@/lib/testing/signed-in";

vi.mock("next/navigation", () => ({ redirect: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}));

const RATE = ["ratelimit-policy", "ratelimit"];
const CSV = { "content-type": "text/csv" };
let app: Awaited<ReturnType<typeof useTestApp>>;
let key: Record<string, string>;

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_API_STRANGERS: "1000" });
  key = (await programKey(app.db, "admin")).head;
});
afterAll(() => app.close());

const send = (body: string, head: Record<string, string> = {}, kind = "users") =>
  callApi(`imports/${kind}`, { method: "POST", head: { ...key, ...CSV, ...head }, body });

async function anImport(): Promise<{ sent: Response; at: string }> {
  const sent = await send("name,mail\nKim de Vries,kim@kade.example\nLou Bos,nowhere");
  const { value } = (await sent.json()) as { value: { importId: string } };
  return { sent, at: `imports/users/${value.importId}` };
}

/** A refusal in one line, and that it is a problem document whose id stands among its headers and is none that a caller chose. */
async function told(address: string, call: ApiCall): Promise<string> {
  const answer = await callApi(address, { ...call, head: { ...call.head, "x-request-id": "chosen-by-a-caller" } });
  const { code, requestId } = (await answer.json()) as { code: string; requestId: string };
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("x-request-id")).toBe(requestId);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  return [answer.status, code, answer.headers.get("allow")].filter(Boolean).join(" ");
}

it("a file that is sent, how far it is and its rejects say how much of the rate is left, as every answer of the API does", async () => {
  const { sent, at } = await anImport();
  const [state, rejects] = [await callApi(at, { head: key }), await callApi(`${at}/rejects`, { head: key })];
  expect([sent.status, state.status, rejects.status]).toEqual([201, 200, 200]);
  expect(await state.json()).toMatchObject({ ok: true, value: { kind: "users", rows: 2, done: 0 } });
  expect(await rejects.text()).toContain('3,"Lou Bos","nowhere","Write the e-mail address');
  const lefts = [sent, state, rejects].map(({ headers }) => {
    expect(RATE.filter((name) => !headers.has(name))).toEqual([]);
    return Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);
  });
  expect(lefts).toEqual([1499, 1498, 1497]);
  const bare = await callApi(`${at}/rejects`, { method: "HEAD", head: key });
  expect([bare.status, await bare.text(), bare.headers.get("content-type")]).toEqual([
    200,
    "",
    rejects.headers.get("content-type"),
  ]);
});

it("a wrong method is refused with the one that there is, an address of nothing as such", async () => {
  const { at } = await anImport();
  for (const method of ["GET", "PUT", "PATCH", "DELETE"] as const)
    expect(await told("imports/users", { method, head: key })).toBe("405 wrong_method POST, OPTIONS");
  for (const address of [at, `${at}/rejects`])
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const)
      expect(await told(address, { method, head: key })).toBe("405 wrong_method GET, HEAD, OPTIONS");
  const options = await callApi("imports/users", { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
  const ofAnotherKind = at.replace("users", "mappings");
  for (const address of [`${at}/constructor`, `${at}/rejects/1`, ofAnotherKind, "imports/users/imp_x"])
    expect(await told(address, { head: key })).toBe("404 not_found");
  expect((await callApi("%69mports/users", { method: "POST", head: { ...key, ...CSV }, body: "name\nA" })).status).toBe(
    404,
  );
  expect(await told("imports/groups", { method: "POST", head: { ...key, ...CSV }, body: "a\n1" })).toBe(
    "404 not_found",
  );
});

it("a refused file tells the rate too, and who shows no key is told so", async () => {
  const refusals: [Response, number, string][] = [
    [await send(""), 422, "invalid_input"],
    [await send("name\nA", { "content-type": "text/plain" }), 415, "invalid_input"],
    [await send("name\nA", { authorization: "Bearer nothing" }), 401, "unauthenticated"],
    [await send("name\nA", (await programKey(app.db, "auditor")).head), 403, "forbidden"],
  ];
  for (const [answer, status, code] of refusals) {
    expect([answer.status, RATE.filter((name) => !answer.headers.has(name))]).toEqual([status, []]);
    expect(await answer.json()).toMatchObject({ status, code, title: PUBLIC_TEXT[code as "forbidden"] });
  }
});

it("a caller who names his columns otherwise is told which headers are known, at once and when he imports all the same", async () => {
  const sent = await send("Gruppe,Wer,Omgeving\nSALES,1.KIM,AFAS", {}, "memberships");
  const { value } = (await sent.json()) as { value: { importId: string; known: string } };
  expect([sent.status, value]).toEqual([
    201,
    expect.objectContaining({
      columns: ["Gruppe", "Wer", "Omgeving"],
      chosen: { system: 2 },
      leftOut: ["Gruppe", "Wer"],
      lacking: "Say which column holds: Group, User.",
      counts: null,
    }),
  ]);
  for (const header of ["group code", "groepscode", "user code", "gebruiker", "Add or remove", "actie"])
    expect(value.known).toContain(header);
  const body = JSON.stringify({ importId: value.importId, reason: "Other" });
  const head = { ...key, "content-type": "application/json" };
  const refused = await callApi("operations/import.apply", { method: "POST", head, body });
  expect([refused.status, await refused.json()]).toEqual([
    409,
    expect.objectContaining({ code: "rule_broken", detail: "Say which column holds: Group, User.", next: value.known }),
  ]);
});

it("a header that is not known leaves its column out and says so; where all are known, in any order, nothing is said", async () => {
  const partly = await (await send("Abteilung,mail\nOps,kim@kade.example")).json();
  expect(partly.value).toMatchObject({
    leftOut: ["Abteilung"],
    lacking: null,
    known: expect.stringMatching(/afdeling/),
  });
  const wholly = await (await send("Afdeling,mail,Name\nOps,nova@kade.example,Nova")).json();
  expect(wholly.value).toMatchObject({ leftOut: [], lacking: null, known: null, counts: { new: 1 } });
  const hidden = await send("user_id,Geheimnis\n100,4656e978-be1f-4b26-96d1-b6215bfc7e87", {}, "mappings");
  const { detail } = (await hidden.json()) as { detail: string };
  expect([hidden.status, detail]).toEqual([
    422,
    expect.stringMatching(/holds the tokens.*biuwer_auth_token.* was kept\.$/),
  ]);
  expect(detail.match(/othing was kept/g)).toHaveLength(1);
});
