import type { Page } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { type HeldToken, heldToken } from "./people";
import { sandbox } from "./sandbox";

const QUICK_MS = 3_000;

test.describe("a vendor that misbehaves", () => {
  test.use({ role: "support" });
  // Waiting for a hanging vendor takes as long as the driver's patience.
  test.setTimeout(240_000);

  test.afterEach(async ({ db, openAs }) => {
    await sandbox.clearFaults();
    await resumeIfPaused(db, await openAs("admin"));
  });

  test("hangs: the console stays quick, the delivery waits in words, and is delivered afterwards", async ({
    page,
    db,
  }) => {
    const token = await heldToken(db, 10);
    await sandbox.setFault({ kind: "hang" });
    await revoke(page, token);
    const slowest: { path: string; ms: number } = { path: "", ms: 0 };
    for (const path of ["/", "/tokens", "/changes", "/audit", "/connectors", "/systems", `/tokens/${token.id}`]) {
      const startedAt = Date.now();
      await page.goto(path);
      const ms = Date.now() - startedAt;
      if (ms > slowest.ms) Object.assign(slowest, { path, ms });
    }
    test.info().annotations.push({ type: "slowest page", description: `${slowest.path} in ${slowest.ms} ms` });
    expect(slowest.ms, slowest.path).toBeLessThan(QUICK_MS);

    const deliveries = page.getByRole("table", { name: "Deliveries about this token" });
    await expect(deliveries).toContainText(/Waiting|Needs confirmation/, { timeout: 90_000 });
    await expect(page.getByRole("term").filter({ hasText: "Revoked here" })).toBeVisible();
    expect(await statusOf(db, token.id)).toMatch(/waiting|sending|needs_confirmation/);
    expect((await sandbox.state()).tokens.some(({ userCode }) => userCode === token.userCode)).toBe(true);

    await sandbox.clearFaults();
    await sendNow(page, db, token.id);
    await expect.poll(() => statusOf(db, token.id), { timeout: 60_000 }).toBe("verified");
    await page.goto(`/tokens/${token.id}`);
    await expect(deliveries).toContainText("Verified");
    expect((await sandbox.state()).tokens.some(({ userCode }) => userCode === token.userCode)).toBe(false);
  });

  test("refuses our credential: the system is paused, a strip says so on every page, nothing is lost", async ({
    page,
    db,
    openAs,
  }) => {
    const token = await heldToken(db, 11);
    await sandbox.setFault({ kind: "status:401" });
    await revoke(page, token);
    await expect.poll(() => db.one("select state from system where vendor = 'afas'")).toEqual({ state: "paused" });
    for (const path of ["/", "/tokens"]) {
      await page.goto(path);
      await expect(page.getByRole("region", { name: "System notice" })).toBeVisible();
    }
    expect(await statusOf(db, token.id)).toMatch(/queued|waiting/);

    await sandbox.clearFaults();
    await resumeIfPaused(db, await openAs("admin"));
    await expect.poll(() => statusOf(db, token.id), { timeout: 60_000 }).toBe("verified");
    await page.goto("/");
    await expect(page.getByRole("region", { name: "System notice" })).toHaveCount(0);
  });

  for (const kind of ["html", "half_json", "echo"]) {
    test(`answers ${kind}: its words never reach a screen or a row with a secret in them`, async ({ page, db }) => {
      const token = await heldToken(db, 12 + ["html", "half_json", "echo"].indexOf(kind));
      await sandbox.setFault({ kind, operation: "soap:DeleteToken" });
      await revoke(page, token);
      await expect.poll(() => statusOf(db, token.id), { timeout: 60_000 }).not.toMatch(/queued|sending/);
      const [change] = await db.rows<{ id: string }>("select revoked_in as id from token where id = $1", [token.id]);
      for (const path of [`/tokens/${token.id}`, "/changes", `/changes/${change?.id}`]) {
        const html = await (await page.request.get(path)).text();
        expect(html, path).not.toMatch(/&lt;html|&lt;!doctype|<\/?soap|&lt;token|AfasToken [A-Za-z0-9+/]/i);
      }
      const kept = JSON.stringify(
        await db.rows(
          `select d.error, d.proof_note, a.note, a.their_words from delivery d join delivery_attempt a on a.delivery_id = d.id
            where d.change_id = $1`,
          [change?.id],
        ),
      );
      expect(kept).not.toMatch(/<html|<!doctype|<token|[0-9a-f]{64}/i);
    });
  }
});

async function revoke(page: Page, token: HeldToken): Promise<void> {
  await page.goto(`/tokens/${token.id}`);
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Reason").selectOption("Token leaked");
  await dialog.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByRole("term").filter({ hasText: "Revoked here" })).toBeVisible();
}

async function statusOf(db: Database, tokenId: string): Promise<string> {
  const row = await db.one<{ status: string }>(
    "select d.status from delivery d join token t on t.revoked_in = d.change_id where t.id = $1",
    [tokenId],
  );
  return row.status;
}

/** Support does not wait for the next try: the delivery has a button for it. */
async function sendNow(page: Page, db: Database, tokenId: string): Promise<void> {
  const { id } = await db.one<{ id: string }>(
    "select d.id from delivery d join token t on t.revoked_in = d.change_id where t.id = $1",
    [tokenId],
  );
  await page.goto(`/changes?peek=${id}`);
  const now = page.getByRole("button", { name: "Try now" });
  if (await now.isVisible()) await now.click();
}

async function resumeIfPaused(db: Database, admin: Page): Promise<void> {
  const system = await db.one<{ id: string; state: string }>("select id, state from system where vendor = 'afas'");
  if (system.state !== "paused") return;
  await admin.goto(`/systems/${system.id}`);
  await admin.getByRole("button", { name: /^Resume/ }).click();
  const confirm = admin.getByRole("alertdialog").getByRole("button", { name: /^Resume/ });
  if (await confirm.isVisible()) await confirm.click();
  await expect.poll(() => db.one("select state from system where id = $1", [system.id])).toEqual({ state: "active" });
}
