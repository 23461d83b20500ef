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

test("an admin leads a new key to a token that is found by its last four and picked by keyboard, and to no other", async ({
  page,
  db,
}) => {
  const { application, token, lastFour, owner } = await db.one<Record<string, string>>(
    `select p.name as application, t.id as token, t.last_four as "lastFour", u.name as owner
       from token t join account a on a.id = t.account_id join app_user u on u.id = a.user_id
       join application p on t.connector_id = any(p.connector_ids)
      where t.label = 'Mails of November' and p.name = 'Invoice links'`,
  );
  const key = `Z${Date.now().toString().slice(-8)}`;
  await page.goto("/mappings/new");
  const hand = new Hand(page);
  await page.getByLabel("Application").selectOption({ label: application ?? "" });
  const tokens = page.getByRole("group", { name: "Token" });
  await tabTo(hand, tokens.getByRole("searchbox", { name: "Find a token by user, label or last four" }));
  await hand.type("nobody is called this");
  await expect(tokens.getByRole("status")).toHaveText("0 found");
  await expect(tokens.getByRole("radio")).toHaveCount(0);
  await hand.press("ControlOrMeta+A");
  await hand.type(lastFour ?? "");
  await expect(tokens.getByRole("status")).toHaveText("1 found");
  await tabTo(hand, tokens.getByRole("radio", { name: new RegExp(owner ?? "") }));
  await hand.press("Space");
  await tokens.getByRole("searchbox").fill("nobody is called this");
  await expect(tokens.getByRole("status")).toHaveText("0 found");
  await expect(tokens.getByRole("radio", { name: new RegExp(owner ?? "") })).toBeChecked();
  await tabTo(hand, page.getByRole("textbox", { name: "External keys" }));
  await hand.type(key);
  await tabTo(hand, page.getByRole("button", { name: "Map 1 key" }));
  await hand.press("Enter");
  await expect(page).toHaveURL(/\/mappings\?application=/);
  expect((await keysOf(db)).filter(({ externalKey }) => externalKey === key)).toEqual([
    { externalKey: key, tokenId: token },
  ]);
});

async function tabTo(hand: Hand, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await hand.press("Tab");
  }
  throw new Error("not reached with 80 presses of Tab");
}
