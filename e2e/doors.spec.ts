import { expect, test } from "./fixtures";
import { instance } from "./instance";
import { heldToken } from "./people";
import { recordRevocation } from "./record-action";
import { sandbox } from "./sandbox";
import { sessionCookie } from "./sign-in";

test.describe("without a session", () => {
  test.use({ role: null });

  test("a deep link leads to the sign-in page and, after signing in, to where it pointed", async ({ page, db }) => {
    const token = await heldToken(db, 5);
    const wanted = `/tokens/${token.id}`;
    await page.goto(wanted);
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByRole("button", { name: /Emre/ }).click();
    await expect(page).toHaveURL(`${instance().origin}${wanted}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(token.userName);
  });

  test("signing out ends the session on the server: its cookie opens nothing any more", async ({ page, context }) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: /Emre/ }).click();
    await expect(page.getByRole("searchbox", { name: "Find a person or a token" })).toBeVisible();
    const cookie = (await context.cookies()).find(({ name }) => name.endsWith("gatehouse.session"));
    await page.getByRole("button", { name: /account menu/ }).click();
    await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    const answer = await fetch(`${instance().origin}/tokens`, {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
      redirect: "manual",
    });
    expect(`${answer.status} ${answer.headers.get("location")}`).toMatch(/^30[37] .*\/sign-in/);
  });
});

test.describe("with a session", () => {
  test.use({ role: "support" });

  test("a POST without Origin, with null or a foreign one, is refused and changes nothing", async ({
    page,
    db,
    watch,
  }) => {
    watch.expect(/503 \(Service Unavailable\)/);
    const token = await heldToken(db, 6);
    const post = await recordRevocation(page, token.id);
    const cookie = `gatehouse.session=${await sessionCookie(db, "support")}`;
    const changes = () => db.one("select count(*)::int as n from change");
    const before = await changes();
    for (const origin of [undefined, "null", "https://elsewhere.example"]) {
      const answer = await fetch(post.url, {
        method: "POST",
        headers: { ...post.headers, cookie, ...(origin ? { origin } : {}) },
        body: post.body,
      });
      expect(`${origin}: ${answer.status} ${await answer.text()}`).toMatch(
        /wrong_origin|did not come from this console|: 4\d\d|: 5\d\d/,
      );
    }
    expect(await changes()).toEqual(before);
    expect(await db.rows("select 1 from token where id = $1 and revoked_at is null", [token.id])).toHaveLength(1);
    // The very same request with the right origin is done: what was refused above was refused for its origin alone.
    const answer = await fetch(post.url, {
      method: "POST",
      headers: { ...post.headers, cookie, origin: instance().origin },
      body: post.body,
    });
    expect(answer.status).toBe(200);
    expect(await db.rows("select 1 from token where id = $1 and revoked_at is not null", [token.id])).toHaveLength(1);
  });

  test("every answer carries the security headers, each page with a nonce of its own", async ({ page, request }) => {
    const nonces: string[] = [];
    for (const path of ["/", "/tokens", "/changes", "/sign-in", "/tokens/tok_unknown", "/api/health"]) {
      const answer = await page.request.get(path);
      const headers = answer.headers();
      const policy = headers["content-security-policy"] ?? "";
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ]) {
        expect(policy, path).toContain(part);
      }
      expect(policy, path).not.toMatch(/unsafe-(inline|eval)/);
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": expect.stringContaining("no-store"),
      });
      nonces.push(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "none");
    }
    expect(new Set(nonces).size).toBe(nonces.length);
    for (const method of ["DELETE", "PUT", "PATCH"]) {
      expect((await request.fetch("/tokens", { method })).status(), method).toBe(405);
    }
  });

  test("a double click makes one change and tells the vendor once", async ({ page, db }) => {
    const token = await heldToken(db, 7);
    const seq = await sandbox.lastSeq();
    await page.goto(`/tokens/${token.id}`);
    await page.getByRole("button", { name: "Revoke", exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByLabel("Reason").selectOption("Other");
    await dialog.getByRole("button", { name: "Revoke token" }).dblclick();
    await expect(page.getByRole("table", { name: "Deliveries about this token" })).toContainText("Verified");
    const events = await db.rows("select 1 from audit_event where code = 'token.revoked' and subject_id = $1", [
      token.id,
    ]);
    expect(events).toHaveLength(1);
    expect(await db.rows("select 1 from delivery where subject_id = $1", [token.id])).toHaveLength(1);
    const deleted = (await sandbox.ledger(seq)).filter(({ subject }) => subject.includes(token.userCode));
    expect(deleted).toHaveLength(1);
  });

  test("two tabs with the same dialog make one change; the second is told so", async ({ page, context, db }) => {
    const token = await heldToken(db, 8);
    const second = await context.newPage();
    for (const tab of [page, second]) {
      await tab.goto(`/tokens/${token.id}`);
      await tab.getByRole("button", { name: "Revoke", exact: true }).click();
      await tab.getByRole("alertdialog").getByLabel("Reason").selectOption("Other");
    }
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
    await expect(page.getByRole("term").filter({ hasText: "Revoked here" })).toBeVisible();
    await second.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
    await expect(second.getByRole("alertdialog").getByRole("alert").first()).toBeVisible();
    expect(
      await db.rows("select 1 from audit_event where code = 'token.revoked' and subject_id = $1", [token.id]),
    ).toHaveLength(1);
  });

  test("the back button after a revocation shows what is so now and offers nothing to repeat", async ({ page, db }) => {
    const token = await heldToken(db, 9);
    await page.goto(`/tokens?q=${token.lastFour}`);
    await page.getByRole("row").filter({ hasText: token.lastFour }).getByRole("button", { name: "Revoke" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByLabel("Reason").selectOption("Other");
    await dialog.getByRole("button", { name: "Revoke token" }).click();
    await expect(page.getByRole("table", { name: "Deliveries about this token" })).toContainText("Verified");
    await page.goBack();
    await expect(page).toHaveURL(/\/tokens\?q=/);
    await expect(page.getByRole("button", { name: "Revoke" })).toHaveCount(0);
    await page.goForward();
    await expect(page.getByRole("term").filter({ hasText: "Revoked here" })).toBeVisible();
    expect(
      await db.rows("select 1 from change where id in (select revoked_in from token where id = $1)", [token.id]),
    ).toHaveLength(1);
  });

  test("unknown, foreign and malformed ids answer the same not-found, which tells nothing", async ({ page, watch }) => {
    watch.expect(/404 \(Not Found\)/);
    const made = "01m0khs9e0abcdefghjk";
    for (const path of ["tokens/tok", "connectors/con", "changes/chg", "groups/grp", "users/usr", "systems/sys"]) {
      for (const id of [`/${path}_${made}`, `/${path}_x`, `/${path.split("/")[0]}/con_${made}'--`]) {
        const answer = await page.goto(id);
        expect(answer?.status(), id).toBe(404);
        await expect(page.getByRole("main"), id).toContainText(/Not (found|available)/);
      }
    }
  });
});
