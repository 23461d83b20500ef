import { clientOf, clientWithKey } from "./api-client";
import { expect, test } from "./fixtures";
import { instance } from "./instance";
import { heldToken } from "./people";

/** Every address of a list, with the addresses of one thing of it, as the document has them. */
async function readable(): Promise<string[]> {
  const answer = await fetch(`${instance().origin}/api/v1/openapi.json`);
  const { paths: documented } = (await answer.json()) as { paths: Record<string, { get?: object }> };
  // An import is read after a file was sent in; the journey of imports does that.
  return Object.keys(documented).filter((path) => documented[path]?.get && !path.startsWith("/api/v1/imports/"));
}

test.use({ role: "owner" });

test("a program with a key reads every list, previews an act and does it once, and its key shows that it was used", async ({
  db,
  page,
}) => {
  const owner = await clientOf(db, "owner");
  const body = { name: "Nightly check", role: "admin" as const, lifeDays: 1 };
  const { data: made } = await owner.POST("/api/v1/operations/api_key.create", { body });
  if (!made || !("key" in made.value)) throw new Error("no key was made");
  const { key } = made.value;
  const program = clientWithKey(key);

  // Page by page, each person once.
  const names: string[] = [];
  let after: string | undefined;
  for (;;) {
    const query = { q: "de vries", limit: "25" as const, ...(after ? { after } : {}) };
    const { data, response } = await program.GET("/api/v1/users", { params: { query } });
    expect(response.headers.get("ratelimit")).toMatch(/^"caller";r=\d+;t=\d+$/);
    names.push(...(data?.rows ?? []).map(({ id }) => id));
    if (!data?.next) {
      expect([names.length, new Set(names).size]).toEqual([data?.total, data?.total]);
      break;
    }
    after = data.next;
  }
  const [{ n }] = (await db.rows<{ n: number }>(
    "select count(*)::int as n from app_user where search_text like '%de vries%'",
  )) as [{ n: number }];
  expect(names).toHaveLength(n);

  const token = await heldToken(db, 12);
  const act = { tokenId: token.id, reason: "Other" as const };
  const changes = () => db.one("select count(*)::int as n from change");
  const before = await changes();
  const { data: preview } = await program.POST("/api/v1/operations/token.revoke", {
    params: { query: { plan: "1" } },
    body: act,
  });
  if (!preview || !("hash" in preview.value)) throw new Error("no preview was made");
  expect(preview.value.sentence).toContain(token.userName);
  expect(await changes()).toEqual(before);
  const header = { "Idempotency-Key": "nightly-check-0001", "Plan-Hash": preview.value.hash };
  const twice = await Promise.all(
    [1, 2].map(() => program.POST("/api/v1/operations/token.revoke", { params: { header }, body: act })),
  );
  expect(twice.map(({ response }) => response.status).sort()).toEqual([200, 200]);
  const { data: now } = await program.GET("/api/v1/tokens/{id}", { params: { path: { id: token.id } } });
  expect(now).toMatchObject({ id: token.id, revokedBy: "Nightly check", revokeReason: "Other" });

  await page.goto("/settings/operators/api-keys");
  const row = page.getByRole("row").filter({ hasText: "Nightly check" });
  await expect(async () => {
    await page.reload();
    await expect(row.getByRole("time")).toHaveCount(3);
  }).toPass();
});

test("everything that the document says can be read is there, in the shape that it says, for a company with a history", async ({
  db,
}) => {
  const { POST } = await clientOf(db, "owner");
  const { data } = await POST("/api/v1/operations/api_key.create", {
    body: { name: "Reader of all", role: "auditor" },
  });
  const headers = { authorization: `Bearer ${data && "key" in data.value ? data.value.key : ""}` };
  const get = async (path: string) => {
    const answer = await fetch(`${instance().origin}${path}`, { headers });
    return { status: answer.status, body: (await answer.json()) as { rows?: Record<string, string>[] } };
  };
  const connector = (await db.one<{ id: string }>("select id from connector limit 1")).id;
  const user = (await db.one<{ id: string }>("select user_id as id from account limit 1")).id;
  const change = (await db.one<{ id: string }>("select change_id as id from delivery limit 1")).id;
  const first: Record<string, string> = { changes: change };
  for (const path of (await readable()).sort((a, b) => a.length - b.length)) {
    const name = path.split("/")[3] ?? "";
    const query = name === "access" ? `?connector=${connector}&user=${user}` : "";
    const asked = path.endsWith("/who") ? `?connector=${connector}` : path.endsWith("/what") ? `?user=${user}` : query;
    const { status, body } = await get(`${path.replace("{id}", first[name] ?? "")}${asked}`);
    const isForOwners = name === "operators" || name === "api-keys";
    // What leaves out or misnames a field of its documented shape is answered with 500.
    expect(`${path} ${status} ${status >= 500 ? JSON.stringify(body) : ""}`).toBe(
      `${path} ${isForOwners ? 404 : 200} `,
    );
    const [row] = body.rows ?? [];
    if (path.split("/").length === 4 && row)
      first[name] = String(row.id && name !== "audit" ? row.id : (row.seq ?? ""));
  }
});

test("what is not there, what a method is not for, and what no key opens is told in problem documents at the real server", async () => {
  const { origin } = instance();
  const told = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${origin}${path}`, init);
    const { code, requestId } = (await answer.json()) as { code: string; requestId: string };
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(requestId).toBe(answer.headers.get("x-request-id"));
    return `${answer.status} ${code} ${answer.headers.get("allow") ?? ""}`.trim();
  };
  expect(await told("/api/v1/nothing")).toBe("404 not_found");
  expect(await told("/api/v1")).toBe("404 not_found");
  expect(await told("/api/v1/users/usr_x%2F..%2F")).toBe("401 unauthenticated");
  expect(await told("/api/v1/users")).toBe("401 unauthenticated");
  expect(await told("/api/v1/users", { method: "DELETE" })).toBe("405 wrong_method GET, HEAD, OPTIONS");
  expect(await told("/api/v1/operations/token.revoke")).toBe("405 wrong_method POST, OPTIONS");
  expect(await told("/api/v1/operations/token.revoke", { method: "POST", body: "{}" })).toBe("401 unauthenticated");
  const options = await fetch(`${origin}/api/v1/users`, {
    method: "OPTIONS",
    headers: { origin: "https://a.example" },
  });
  expect([options.status, options.headers.get("access-control-allow-origin")]).toEqual([204, null]);
});
