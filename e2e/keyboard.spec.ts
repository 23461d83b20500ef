import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Hand } from "./hand";
import { heldToken } from "./people";
import { sandbox } from "./sandbox";

test.use({ role: "support" });

test("support revokes a token by keyboard alone, from Home to verified", async ({ page, db }) => {
  const token = await heldToken(db, 3);
  await page.goto("/");
  const hand = new Hand(page);
  await hand.type(token.lastFour);
  await hand.press("Enter");
  const revoke = page.getByRole("row").filter({ hasText: token.userName }).getByRole("button", { name: "Revoke" });
  await expect(revoke).toBeVisible();
  await tabTo(hand, async () => focusIs(revoke));
  await hand.press("Enter");

  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Keep token" })).toBeFocused();
  // The focus starts on keeping the token; backwards lie the note, the ticket and the reason.
  await tabTo(hand, async () => focusIs(dialog.getByLabel("Reason")), "Shift+Tab");
  await hand.press("D");
  await expect(dialog.getByLabel("Reason")).toHaveValue("Device lost or replaced");
  await tabTo(hand, async () => focusIs(dialog.getByRole("button", { name: "Revoke token" })));
  await hand.press("Enter");

  await expect(page).toHaveURL(new RegExp(`/tokens/${token.id}$`));
  await expect(page.getByRole("table", { name: "Deliveries about this token" })).toContainText("Verified");
  test.info().annotations.push({ type: "interactions", description: `${hand.interactions} keys beside typing` });
  const row = await db.one("select revoke_reason from token where id = $1 and revoked_at is not null", [token.id]);
  expect(row).toEqual({ revoke_reason: "Device lost or replaced" });
  const left = (await sandbox.state()).tokens.filter(({ userCode }) => userCode === token.userCode);
  expect(left).toEqual([]);
});

test("Escape in the dialog keeps the token and gives the focus back to the button", async ({ page, db }) => {
  const token = await heldToken(db, 4);
  await page.goto(`/tokens/${token.id}`);
  const revoke = page.getByRole("button", { name: "Revoke", exact: true });
  await revoke.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(revoke).toBeFocused();
  expect(await db.rows("select 1 from token where id = $1 and revoked_at is null", [token.id])).toHaveLength(1);
});

const MOST_TABS = 60;

async function tabTo(hand: Hand, isThere: () => Promise<boolean>, key = "Tab"): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await isThere()) return;
    await hand.press(key);
  }
  throw new Error(`not reached with ${MOST_TABS} presses of ${key}`);
}

function focusIs(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}
