import type { Locator } from "@playwright/test";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { Hand } from "./hand";

test.use({ role: "admin" });

type Riding = { externalKey: string; tokenId: string };

const keysOf = (db: Database) =>
  db.rows<Riding>(
    `select m.external_key as "externalKey", m.token_id as "tokenId" from mapping m join application p on p.id = m.application_id
      where p.name = 'Invoice links' and m.valid_to is null order by m.external_key`,
  );

test("an admin finds a key by keyboard, sees who shares its token, and splits two off: just those move, once the vendor issued it", async ({
  page,
  db,
}) => {
  const { id: shared } = await db.one<{ id: string }>("select id from token where label = 'Mails of November'");
  const before = await keysOf(db);
  const [second, first] = before.filter(({ tokenId }) => tokenId === shared).toReversed();
  if (!first || !second) throw new Error("no key is left to split off");

  await page.goto("/mappings");
  const hand = new Hand(page);
  await page.getByRole("searchbox", { name: "Find an external key" }).focus();
  await hand.type(first.externalKey);
  await hand.press("Enter");
  const row = page.getByRole("link", { name: first.externalKey });
  await expect(page.getByRole("table", { name: "Mappings" }).getByRole("row")).toHaveCount(2);
  await tabTo(hand, row);
  await hand.press("Enter");
  const panel = page.getByRole("complementary").filter({ hasText: "Shared token" });
  await expect(panel).toContainText("keys of Invoice links ride on one token");
  await expect(panel.getByRole("img", { name: /keys on one token/ })).toBeVisible();
  await expect(panel.getByRole("heading", { name: "If you split it" })).toBeVisible();

  await tabTo(hand, panel.getByRole("link", { name: "Split the token" }));
  await hand.press("Enter");
  await expect(page.getByRole("checkbox", { name: first.externalKey })).toBeChecked();
  await tabTo(hand, page.getByRole("checkbox", { name: second.externalKey }));
  await hand.press("Space");
  await expect(page.getByText(/^2 of \d+ chosen/)).toBeVisible();
  const label = `Own mails ${Date.now().toString().slice(-6)}`;
  await tabTo(hand, page.getByRole("textbox", { name: "Label" }));
  await hand.press("ControlOrMeta+A");
  await hand.type(label);
  await hand.press("Enter");

  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("Split 2 keys off token");
  await expect(dialog).toContainText("until the new one is issued");
  await expect(dialog.getByRole("button", { name: "Leave it shared" })).toBeFocused();
  await tabTo(hand, dialog.getByRole("button", { name: "Ask for the new token" }));
  await hand.press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toContainText("Keys on token");
  await expect
    .poll(async () => (await keysOf(db)).filter(({ tokenId }) => tokenId !== shared).length)
    .toBeGreaterThan(before.filter(({ tokenId }) => tokenId !== shared).length + 1);
  const { id: own } = await db.one<{ id: string }>("select id from token where label = $1", [label]);
  const expected = before.map((key) => (key === first || key === second ? { ...key, tokenId: own } : key));
  expect(await keysOf(db)).toEqual(expected);
  await page.goto(`/tokens/${own}`);
  await expect(page.getByRole("link", { name: "2 keys of 1 application ride on it" })).toBeVisible();
  test.info().annotations.push({ type: "interactions", description: `${hand.interactions} keys beside typing` });
});

async function tabTo(hand: Hand, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await hand.press("Tab");
  }
  throw new Error("not reached with 80 presses of Tab");
}
