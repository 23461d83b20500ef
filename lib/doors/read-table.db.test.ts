import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { ROLES } from "@/lib/core/permissions";
import { companyId, growCompany } from "@/lib/testing/access-company";
import { callApi, deadKeys, programKey } from "@/lib/testing/api-calls";
import { rowCounts } from "@/lib/testing/row-counts";
import { cookieFor, makeOperator, TEST_ORIGIN, useTestApp } from "@/lib/testing/signed-in";
import { READINGS } from "./readings";

// Next's own request is the one thing that is not there in a test; doors, queries and database are.
const incoming = { head: new Headers(), cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => incoming.head,
  cookies: async () => ({ get: (name: string) => ({ name, value: incoming.cookie }) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => undefined }));

const SAME = { origin: TEST_ORIGIN, "sec-fetch-site": "same-origin" };
let app: Awaited<ReturnType<typeof useTestApp>>;

beforeAll(async () => {
  app = await useTestApp({ GATEHOUSE_API_CALLS: "100000", GATEHOUSE_API_STRANGERS: "100000" });
  await growCompany(app.ownerUrl, 0, 1);
});
afterAll(() => app.close());

/** Something of each kind that there is here, by the first part of its address. */
const things = (operatorId: string): Record<string, string> => ({
  systems: companyId("sys", 0),
  users: companyId("usr", 1),
  groups: companyId("grp", 0),
  connectors: companyId("con", 0),
  operators: operatorId,
  "joined-people": companyId("usr", 1),
});

/** What each reading says. Where nothing is there to be read, everybody is told so, and that says nothing about rights. */
async function verdicts(ids: Record<string, string>, head: Record<string, string>): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const address of Object.keys(READINGS)) {
    const id = ids[address.split("/")[0] ?? ""];
    if (address.includes("{id}") && !id) continue;
    incoming.head = new Headers(head);
    const { status } = await callApi(address.replace("{id}", id ?? ""), { head });
    // A question that lacks what it needs is refused after who asks it was let in.
    told.set(address, { 200: "may", 422: "may", 404: "not found", 401: "signed out" }[status] ?? String(status));
  }
  return told;
}

it("everybody reads at the API what the table says, with a key as with a session, and nobody else reads anything", async () => {
  const { db } = app;
  const ids = things(await makeOperator(db, "owner"));
  const columns: Map<string, string>[] = [];
  for (const head of [{}, ...(await deadKeys(db))]) {
    const told = await verdicts(ids, head);
    expect(new Set(told.values())).toEqual(new Set(["signed out"]));
    columns[0] = told;
  }
  for (const role of ROLES) {
    const [id, key] = [await makeOperator(db, role), await programKey(db, role)];
    const before = await rowCounts(db, ["operator_session"]);
    incoming.cookie = await cookieFor(db, id);
    const told = await verdicts(ids, SAME);
    incoming.cookie = "";
    expect(await verdicts(ids, key.head), role).toEqual(told);
    expect(await rowCounts(db, ["operator_session"]), "reading writes nothing").toEqual(before);
    columns.push(told);
  }
  const names = ["signed out", ...ROLES];
  const head = [`| Reading | ${names.join(" | ")} |`, `|---|${names.map(() => "---").join("|")}|`];
  const rows = Object.keys(READINGS).map((address) => {
    const cells = columns.map((told) => told.get(address) ?? "nothing there");
    return `| \`${address}\` | ${cells.join(" | ")} |`;
  });
  const intro = `# Who may read what

Made by reading everything with a session and with a key of each role; a change here is a change of rights. What one may not read is not
found. Of the kinds that the test has nothing of, the list shows who may.
`;
  await expect([intro, ...head, ...rows, ""].join("\n")).toMatchFileSnapshot("read-table.snapshot.md");
});
