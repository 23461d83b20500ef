import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "./fixtures";
import { dataDir, instance } from "./instance";
import { heldToken } from "./people";
import { recordRevocation } from "./record-action";
import { screensOf } from "./screens";
import { sessionCookie } from "./sign-in";

const ROOT = path.resolve(import.meta.dirname, "..");
// Words of acts that change something, and addresses of forms for them: an auditor meets neither.
const ACTS =
  /^(revoke|block|unblock|issue|new|create|add(?! filter)|remove|change|set|link|save|say|take|retry|try|resume|pause|suspend|test|discard|withdraw|replace|retire|seal|disable|enable|end|resolve|archive|mail)\b/i;
const FORMS = /\/(new|basics|change|link|keys|reveal|review)(\?|$)/;

test.describe("an auditor", () => {
  test.use({ role: "auditor" });
  test.setTimeout(240_000);

  test("sees who can use a connector and why, now and as of a past day", async ({ page, db }) => {
    const connector = await db.one<{ id: string }>("select id from connector where name = 'Hours app'");
    await page.goto(`/access?connector=${connector.id}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("table").first().getByRole("row").nth(3)).toBeVisible();
    await page.goto(`/access?connector=${connector.id}&at=2026-10-01`);
    await expect(page.getByText(/1 Oct(ober)? 2026/).first()).toBeVisible();
    await expect(page.getByRole("table").first().getByRole("row").nth(3)).toBeVisible();
  });

  test("sees what a person can use, connector by connector", async ({ page, db }) => {
    const token = await heldToken(db, 16);
    await page.goto(`/access/by-user?user=${token.userId}`);
    await expect(page.getByRole("link", { name: token.userName, exact: true })).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: token.connectorName }).first()).toContainText("Yes");
  });

  test("follows a revocation from the log to its change, its delivery and its proof", async ({ page, db, openAs }) => {
    const token = await heldToken(db, 17);
    const support = await openAs("support");
    await support.goto(`/tokens/${token.id}`);
    await support.getByRole("button", { name: "Revoke", exact: true }).click();
    await support.getByLabel("Reason").selectOption("Suspected misuse");
    await support.getByLabel("Ticket").fill("INC-4711");
    await support.getByRole("button", { name: "Revoke token" }).click();
    await expect(support.getByRole("table", { name: "Deliveries about this token" })).toContainText("Verified");

    const { change } = await db.one<{ change: string }>("select revoked_in as change from token where id = $1", [
      token.id,
    ]);
    await page.goto(`/audit?change=${change}`);
    const log = page.getByRole("table", { name: "Audit log" });
    for (const words of ["revoked token", "Read back from the vendor", "no longer accepts token"]) {
      await expect(log).toContainText(words);
    }
    await expect(log).toContainText("Suspected misuse");
    await page.goto(`/changes/${change}`);
    await expect(page.getByRole("table", { name: "Deliveries" })).toContainText("Verified");
    await expect(page.getByText("INC-4711").first()).toBeVisible();
    const trail = await db.rows<{ code: string; door: string }>(
      "select code, door from audit_event where change_id = $1 order by seq",
      [change],
    );
    expect(trail[0]).toEqual({ code: "token.revoked", door: "screen" });
    expect(trail.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["token.revoked", "delivery.verified", "token.revocation_confirmed"]),
    );
  });

  test("exports the whole log, and the verifier proves it with files alone", async ({ page, db }) => {
    await page.goto("/audit");
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export for verifying" }).click();
    const download = await downloading;
    const file = test.info().outputPath("audit.ndjson");
    await download.saveAs(file);
    const key = path.join(dataDir(), "checkpoint.key.pub");
    const words = execFileSync("node", ["bin/run.mjs", "bin/verify-audit.ts", "--export", file, "--public-key", key], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(words).toMatch(/^OK\. [\d,]+ events unbroken/);
    const { n } = await db.one<{ n: number }>(
      "select count(*)::int as n from audit_event where code = 'audit.exported' and at > now() - interval '1 minute'",
    );
    expect(n).toBeGreaterThan(0);
  });

  test("has no button and no form anywhere that changes anything", async ({ page, db, watch }) => {
    watch.expect(/40[34]/);
    const found: string[] = [];
    for (const { path: where } of await screensOf(db)) {
      await page.goto(where);
      await page.locator("h1").first().waitFor();
      const main = page.locator("#content");
      for (const name of await main.getByRole("button").allTextContents()) {
        if (ACTS.test(name.trim())) found.push(`${where}: button ${name}`);
      }
      const forms = await main.locator("form:not(search form):not([method=get])").allTextContents();
      const links = await main
        .locator("a[href]")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      found.push(...forms.map((form) => `${where}: form ${form.slice(0, 80)}`));
      found.push(...links.filter((href) => FORMS.test(href)).map((href) => `${where}: link to ${href}`));
    }
    expect(found).toEqual([]);
  });

  test("is refused when he sends the request of an act himself, and the refusal is on the log", async ({
    page,
    db,
    openAs,
  }) => {
    const token = await heldToken(db, 18);
    const sent = await recordRevocation(await openAs("support", /503/), token.id);
    const answer = await fetch(sent.url, {
      method: "POST",
      headers: {
        ...sent.headers,
        origin: instance().origin,
        cookie: `gatehouse.session=${await sessionCookie(db, "auditor")}`,
      },
      body: sent.body,
    });
    expect(await answer.text()).toContain("Your role may not do this");
    expect(await db.rows("select 1 from token where id = $1 and revoked_at is null", [token.id])).toHaveLength(1);
    const denied = await db.rows(
      `select code from audit_event where code = 'gate.denied' and operation = 'token.revoke' and at > now() - interval '1 minute'
        and actor_id = (select id from operator where is_demo and role = 'auditor')`,
    );
    expect(denied).toHaveLength(1);
    await page.goto("/audit?outcome=denied");
    await expect(page.getByRole("table", { name: "Audit log" })).toContainText("was refused");
  });
});
