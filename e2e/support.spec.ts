import { expect, test } from "./fixtures";
import { Hand } from "./hand";
import { heldToken, localPart } from "./people";
import { sandbox } from "./sandbox";

test.describe("support, in a hurry", () => {
  test.use({ role: "support" });

  test("finds a person by part of an e-mail and a token by its last four, from Home", async ({ page, db }) => {
    const token = await heldToken(db, 20);
    await page.goto("/");
    const find = page.getByRole("searchbox", { name: "Find a person or a token" });
    await expect(find).toBeFocused();
    await page.keyboard.type(localPart(token.email).slice(0, -1));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("table", { name: "People" })).toContainText(token.userName);

    await page.goto("/");
    await page.keyboard.type(token.lastFour);
    await page.keyboard.press("Enter");
    const row = page.getByRole("table", { name: "Tokens" }).getByRole("row").filter({ hasText: token.userName });
    await expect(row).toContainText(token.connectorName);
    await expect(row).toContainText(token.lastFour);
  });

  test("revokes a token in at most six interactions and sees it proven at the vendor", async ({ page, db }) => {
    const token = await heldToken(db);
    const [before, seq] = [await sandbox.state(), await sandbox.lastSeq()];
    const there = (state: typeof before) =>
      state.tokens.filter(
        ({ userCode, connector }) => userCode === token.userCode && connector === token.connectorName,
      );
    expect(there(before)).toHaveLength(1);

    await page.goto("/");
    const hand = new Hand(page);
    await hand.type(localPart(token.email));
    await hand.press("Enter");
    await hand.click(page.getByRole("link", { name: `Tokens of ${token.userName}` }));
    await hand.click(page.getByRole("row").filter({ hasText: token.lastFour }).getByRole("button", { name: "Revoke" }));
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText(`${token.userName} can’t use ${token.connectorName} any more, at once.`);
    await expect(dialog.getByRole("button", { name: "Keep token" })).toBeFocused();
    await hand.choose(dialog.getByLabel("Reason"), "Device lost or replaced");
    await hand.click(dialog.getByRole("button", { name: "Revoke token" }));

    await expect(page).toHaveURL(new RegExp(`/tokens/${token.id}$`));
    await expect(page.getByRole("term").filter({ hasText: "Revoked here" })).toBeVisible();
    const deliveries = page.getByRole("table", { name: "Deliveries about this token" });
    await expect(deliveries).toContainText("Verified");
    test.info().annotations.push({
      type: "interactions",
      description: `${hand.interactions} interactions, verified on screen after ${hand.seconds.toFixed(1)} s`,
    });
    expect(hand.interactions).toBeLessThanOrEqual(6);

    const row = await db.one(
      `select t.revoked_at, t.revoke_reason, t.secret_id, d.status, d.proof_state, c.reason, c.actor_name
         from token t join change c on c.id = t.revoked_in join delivery d on d.change_id = c.id where t.id = $1`,
      [token.id],
    );
    expect(row).toMatchObject({ revoke_reason: "Device lost or replaced", status: "verified", secret_id: null });
    expect(row.revoked_at).not.toBeNull();
    const codes = await db.rows<{ code: string }>(
      "select code from audit_event where subject_id = $1 order by seq desc limit 2",
      [token.id],
    );
    expect(codes.map(({ code }) => code)).toEqual(["token.revocation_confirmed", "token.revoked"]);
    expect(there(await sandbox.state())).toEqual([]);
    const effects = (await sandbox.ledger(seq)).filter(({ op }) => op === "token.delete");
    expect(effects).toMatchObject([{ subject: expect.stringContaining(token.userCode), changed: true }]);
  });

  test("sees why somebody can’t use a connector, starting from his e-mail", async ({ page, db }) => {
    const person = await db.one<{ id: string; name: string; email: string; connector: string }>(
      `select u.id, u.name, u.email, c.name as connector
         from token t join account a on a.id = t.account_id and a.valid_to is null
         join app_user u on u.id = a.user_id join connector c on c.id = t.connector_id
        where c.name = 'Fleet desk' and t.revoked_at is null and u.email is not null
        order by t.id limit 1`,
    );
    await page.goto("/");
    await page.keyboard.type(localPart(person.email));
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: `Explain access of ${person.name}` }).click();
    await expect(page.getByRole("link", { name: person.name, exact: true })).toBeVisible();
    const row = page.getByRole("row").filter({ hasText: person.connector });
    await expect(row).toContainText("No");
    await row.getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "Why or why not" })).toBeVisible();
    await expect(page.getByText(new RegExp(`^${person.name} can.t use ${person.connector}`)).first()).toBeVisible();
    for (const light of ["Member", "Token", "Connector open", "Person open", "System open"]) {
      await expect(page.getByText(light, { exact: true }).first()).toBeVisible();
    }
    const block = await db.one<{ reason: string }>(
      `select b.reason from block b join connector c on c.id = b.subject_id where c.name = $1 and b.valid_to is null`,
      [person.connector],
    );
    await expect(page.getByText(block.reason, { exact: false }).first()).toBeVisible();
  });

  test("blocks a connector: closed here at once, at AFAS by a hand task in its own words", async ({ page, db }) => {
    const connector = await db.one<{ id: string; name: string }>(
      `select c.id, c.name from connector c where c.name = 'Stock count'
          and not exists (select 1 from block b where b.subject_id = c.id and b.valid_to is null)`,
    );
    await page.goto("/connectors");
    await page.getByRole("link", { name: connector.name, exact: true }).click();
    await page.getByRole("button", { name: "Block", exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("All traffic through it stops for everyone");
    await expect(dialog).toContainText("By hand");
    await dialog.getByLabel("Reason").selectOption("Suspected misuse");
    await dialog.getByRole("button", { name: "Block connector" }).click();
    await expect(page.getByText(/^Blocked since/).first()).toBeVisible();
    await expect(page.getByText("Nobody, now.")).toBeVisible();

    const made = await db.one<{ change: string; status: string; task: string }>(
      `select c.id as change, d.status, h.id as task from block b join change c on c.id = b.opened_in
         join delivery d on d.change_id = c.id join hand_task h on h.delivery_id = d.id
        where b.subject_id = $1 and b.valid_to is null`,
      [connector.id],
    );
    expect(made.status).toBe("by_hand");
    await page.goto(`/changes/${made.change}`);
    await expect(page.getByText("tick Blocked.")).toBeVisible();
    const at = (await sandbox.state()).connectors.find(({ name }) => name === connector.name);
    expect(at?.isBlocked).toBe(false);
  });

  test("blocks a person, and AFAS confirms that he is blocked there too", async ({ page, db }) => {
    const token = await heldToken(db, 2);
    const seq = await sandbox.lastSeq();
    await page.goto(`/users/${token.userId}`);
    await page.getByRole("button", { name: "Block user", exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByLabel("Reason").selectOption("Person left");
    await dialog.getByRole("button", { name: "Block user" }).click();
    await expect(page.getByText("Person left").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Block user", exact: true })).toHaveCount(0);
    await expect
      .poll(async () => (await sandbox.state()).users.find(({ userCode }) => userCode === token.userCode)?.isBlocked)
      .toBe(true);
    await expect
      .poll(async () =>
        db.rows(
          `select d.status, d.effect_type from block b join delivery d on d.change_id = b.opened_in
            where b.subject_id = $1 and b.valid_to is null`,
          [token.userId],
        ),
      )
      .toEqual([{ status: "verified", effect_type: "user.block.v1" }]);
    expect((await sandbox.ledger(seq)).map(({ op, subject }) => `${op} ${subject}`)).toContain(
      `KnUser.2 ${token.userCode}`,
    );
  });
});
