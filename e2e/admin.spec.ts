import { addEndpoints, closeAllTasksOf, closeTask, openTask, readyPeople, statusOf, tickInPicker } from "./admin-acts";
import type { Database } from "./database";
import { expect, test } from "./fixtures";
import { sandbox } from "./sandbox";
import { VendorConsole } from "./vendor-console";

// New names in each run, so that the journey can be walked again on an instance that runs already.
const RUN = Date.now().toString().slice(-6);
const GROUP = `VISITS-${RUN}`;
const CONNECTOR = `Visit planner ${RUN}`;

const groupOf = async (db: Database) =>
  db.one<{ id: string; member_count: number }>("select id, member_count from user_group where code = $1", [GROUP]);
const connectorOf = async (db: Database) =>
  db.one<{ id: string }>("select id from connector where name = $1", [CONNECTOR]);
const membersAtVendor = async () =>
  (await sandbox.state()).groups.find(({ code }) => code === GROUP)?.members.toSorted() ?? [];

// One story in five acts: each goes on where the one before ended.
test.describe
  .serial("a security admin", () => {
    test.use({ role: "admin" });
    test.setTimeout(180_000);

    test("makes a group by the wizard, with members, and AFAS has it with them", async ({ page, db }) => {
      const people = await readyPeople(db, 2);
      const seq = await sandbox.lastSeq();
      await page.goto("/groups");
      await page.getByRole("link", { name: "New group" }).first().click();
      await page.getByRole("textbox", { name: "Code" }).fill(GROUP);
      await page.getByRole("textbox", { name: "Description" }).fill("Planners of visits");
      await page.getByRole("checkbox", { name: "AFAS production" }).check();
      await page.getByRole("button", { name: "Continue" }).click();

      await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
      for (const person of people) await tickInPicker(page, person, "not in the group");
      await page.getByRole("button", { name: "Continue" }).click();

      await expect(page.getByRole("group", { name: "App connectors" })).toBeVisible();
      await page.getByRole("button", { name: "Continue" }).click();

      await expect(page.getByRole("heading", { name: "Check" })).toBeVisible();
      await expect(page.getByRole("definition").filter({ hasText: "2 users" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "What will happen" })).toBeVisible();
      await page.getByRole("button", { name: /^Create group/ }).click();
      await expect(page).toHaveURL(/\/changes\/chg_/);
      await expect(page.getByRole("table", { name: "Deliveries" })).toContainText("Verified");

      await expect.poll(membersAtVendor).toEqual(people.map(({ userCode }) => userCode).toSorted());
      const group = await groupOf(db);
      await expect
        .poll(async () =>
          db.rows(
            "select distinct d.status from delivery d join user_group g on g.created_in = d.change_id where g.id = $1",
            [group.id],
          ),
        )
        .toEqual([{ status: "verified" }]);
      expect(group.member_count).toBe(2);
      const ops = (await sandbox.ledger(seq)).filter(({ subject }) => subject.includes(GROUP)).map(({ op }) => op);
      // Code 3 makes the group where it isn't yet; the second member may come by either.
      expect(ops).toEqual(["KnUser.3", expect.stringMatching(/^KnUser\.[13]$/)]);
    });

    test("puts further users in it: ticks survive search, paging and reload, and only the deltas are saved", async ({
      page,
      db,
    }) => {
      const group = await groupOf(db);
      const [first, , ticked, pastedA, pastedB] = await readyPeople(db, 5);
      if (!first || !ticked || !pastedA || !pastedB) throw new Error("the demo has too few people in Marketing");
      const seq = await sandbox.lastSeq();
      await page.goto(`/groups/${group.id}/users`);
      const selectedOnly = page.getByRole("button", { name: /^Show selected items only/ });
      await expect(selectedOnly).toHaveAttribute("aria-pressed", "true");
      await expect(page.getByRole("row")).toHaveCount(3);

      await page.getByRole("button", { name: /^All users/ }).click();
      await expect(page.getByRole("link", { name: "Next", exact: true })).toBeVisible();
      await tickInPicker(page, ticked, "not in the group");
      await page.getByRole("searchbox", { name: "Find a user" }).fill("");
      await page.getByRole("link", { name: "Next", exact: true }).click();
      await expect(page).toHaveURL(/after=/);
      await page.getByRole("button", { name: "Paste a list" }).click();
      const paste = page.getByRole("dialog", { name: "Paste a list" });
      await paste
        .getByRole("textbox")
        .fill([pastedA.email, pastedB.userCode, first.email, "nobody@elsewhere.example"].join("\n"));
      await paste.getByRole("button", { name: "Look up" }).click();
      await expect(paste.getByText(/^2 found/)).toBeVisible();
      await expect(paste.getByText("1 already in the group")).toBeVisible();
      await expect(paste.getByText("1 unknown", { exact: true })).toBeVisible();
      await paste.getByRole("button", { name: "Stage 2 additions" }).click();
      await expect(page.getByRole("button", { name: "Review 3 changes" })).toBeVisible();

      // Leaving the page before the server has the draft would be refused by the browser; the button is free once it has.
      await expect(page.getByRole("button", { name: "Review 3 changes" })).not.toHaveAttribute("aria-busy", "true");
      await page.reload();
      await expect(page.getByText("+3").first()).toBeVisible();
      await page.getByRole("button", { name: /^Changes/ }).click();
      await expect(page.getByRole("row")).toHaveCount(4);
      expect((await membersAtVendor()).length).toBe(2);

      await page.getByRole("button", { name: "Review 3 changes" }).click();
      await expect(page.getByText("will be added").first()).toBeVisible();
      await page.getByRole("button", { name: /^Save/ }).click();
      await expect(page).toHaveURL(/view=selected/);
      await expect(page.getByRole("row")).toHaveCount(6);

      await expect.poll(async () => (await membersAtVendor()).length).toBe(5);
      expect((await groupOf(db)).member_count).toBe(5);
      const added = (await sandbox.ledger(seq)).filter(({ subject }) => subject.includes(GROUP));
      expect(added.map(({ op, changed }) => `${op} ${changed}`)).toEqual([
        "KnUser.1 true",
        "KnUser.1 true",
        "KnUser.1 true",
      ]);
    });

    test("takes one out: decided here at once, a hand task at AFAS, proven by a read after it is said to be done", async ({
      page,
      db,
      context,
    }) => {
      const group = await groupOf(db);
      const [, second] = await readyPeople(db, 2);
      if (!second) throw new Error("the demo has too few people in Marketing");
      await page.goto(`/groups/${group.id}/users`);
      await page.getByRole("checkbox", { name: `${second.name}: in the group` }).click();
      await page.getByRole("button", { name: "Review 1 change" }).click();
      await page.getByLabel("Reason").selectOption("Person changed role");
      await page.getByRole("button", { name: /^Save/ }).click();
      await expect(page).toHaveURL(/view=selected/);
      await expect(page.getByRole("row")).toHaveCount(5);
      expect(await membersAtVendor()).toContain(second.userCode);

      const task = await openTask(db, "membership.remove.v1");
      const vendor = new VendorConsole(await context.newPage());
      await vendor.removeFromGroup(GROUP, second.userCode);
      await closeTask(page, task.change, "The tick is cleared and the user is gone from the list.");
      await expect.poll(() => statusOf(db, task.delivery), { timeout: 60_000 }).toBe("verified");
      expect(await membersAtVendor()).not.toContain(second.userCode);
    });

    test("makes an app connector that starts blocked, links it, adds endpoints, and closes the hand tasks", async ({
      page,
      db,
      context,
    }) => {
      const group = await groupOf(db);
      await page.goto("/connectors/new");
      await page.getByRole("textbox", { name: "Name" }).fill(CONNECTOR);
      await page.getByRole("textbox", { name: "Purpose" }).fill("Visits on the phone");
      await page.getByRole("textbox", { name: "Owner" }).fill("Marketing");
      await page.getByRole("button", { name: "Create connector, blocked" }).click();
      await expect(page.getByRole("heading", { level: 1, name: CONNECTOR })).toBeVisible();
      await expect(page.getByText("A new connector starts blocked.", { exact: false })).toBeVisible();
      const connector = await connectorOf(db);
      expect(
        await db.rows("select reason from block where subject_id = $1 and valid_to is null", [connector.id]),
      ).toHaveLength(1);

      await page.goto(`/connectors/${connector.id}/link`);
      await page.getByLabel("User group").selectOption(group.id);
      // The button refuses until the preview is there to be looked at.
      await expect(page.getByText(`Link ${CONNECTOR} to group ${GROUP}`)).toBeVisible();
      await page.getByRole("button", { name: `Link to ${GROUP}` }).click();
      await expect(page).toHaveURL(new RegExp(`/connectors/${connector.id}$`));
      await expect(page.getByText(GROUP).first()).toBeVisible();

      await page.goto(`/connectors/${connector.id}/endpoints`);
      await addEndpoints(page, "get", "Profit_Visits\nProfit_Employees");
      await addEndpoints(page, "update", "KnAppointment");
      await expect(page.getByRole("table", { name: `UpdateConnectors of ${CONNECTOR}` })).toContainText(
        "KnAppointment",
      );
      expect(
        await db.rows(
          "select name, can_write from endpoint where connector_id = $1 and valid_to is null order by name",
          [connector.id],
        ),
      ).toEqual([
        { name: "KnAppointment", can_write: true },
        { name: "Profit_Employees", can_write: false },
        { name: "Profit_Visits", can_write: false },
      ]);

      const vendor = new VendorConsole(await context.newPage());
      await vendor.createConnector(CONNECTOR, GROUP);
      for (const name of ["Profit_Visits", "Profit_Employees"])
        await vendor.addEndpoint(CONNECTOR, "GetConnector", name);
      await vendor.addEndpoint(CONNECTOR, "UpdateConnector", "KnAppointment");
      await closeAllTasksOf(page, db, connector.id);
      const there = (await sandbox.state()).connectors.find(({ name }) => name === CONNECTOR);
      expect(there).toMatchObject({ group: GROUP, isBlocked: true, update: ["KnAppointment"] });
    });

    test("unblocks it, sets its keys, issues a token by one-time password and hands it over once", async ({
      page,
      db,
      context,
      watch,
    }) => {
      const [holder] = await readyPeople(db, 1);
      if (!holder) throw new Error("the demo has nobody in Marketing");
      const connector = await connectorOf(db);
      await page.goto(`/connectors/${connector.id}`);
      await page.getByRole("button", { name: "Unblock", exact: true }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Unblock connector" }).click();
      await expect(page.getByText("A new connector starts blocked.", { exact: false })).toHaveCount(0);
      const vendor = new VendorConsole(await context.newPage());
      await vendor.clearBlocked(CONNECTOR);
      await closeAllTasksOf(page, db, connector.id);

      const keys = await vendor.keys(CONNECTOR);
      await page.goto(`/connectors/${connector.id}/keys`);
      await page.getByLabel("API key").fill(keys.apiKey);
      await page.getByLabel("Environment key").fill(keys.environmentKey);
      await page.getByRole("button", { name: "Seal keys" }).click();
      await expect(page.getByText("API key set")).toBeVisible();

      await page.goto(`/tokens/new?connector=${connector.id}`);
      await page.getByRole("searchbox", { name: /Find a person/ }).fill(holder.email);
      await page.getByRole("radio", { name: new RegExp(holder.name) }).check();
      await page.getByRole("textbox", { name: "Label" }).fill(`Phone of ${holder.name}`);
      await page.getByRole("button", { name: "Mail one-time password" }).click();
      await expect(page).toHaveURL(/\/tokens\/tok_/);
      const tokenPath = new URL(page.url()).pathname;
      const code = page.getByRole("textbox", { name: "One-time password" });
      await expect(code).toBeVisible();
      await code.fill(await vendor.oneTimePassword(holder.userCode));
      await page.getByRole("button", { name: "Issue token" }).click();
      await page.getByRole("link", { name: "Show token once" }).click();

      await page.getByRole("button", { name: "Show token", exact: true }).click();
      const secret = page.getByRole("group", { name: "Token" });
      await secret.getByRole("button", { name: "Show", exact: true }).click();
      const text = ((await secret.locator("code").textContent()) ?? "").trim();
      expect(text).toMatch(/^<token><version>1<\/version><data>[0-9A-F]{64}<\/data><\/token>$/i);
      await page.getByRole("checkbox", { name: "I stored it where it belongs" }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page).toHaveURL(new RegExp(`${tokenPath}$`));
      await expect(page.getByRole("link", { name: "Show token once" })).toHaveCount(0);
      await page.goto(`${tokenPath}/reveal`);
      await page.getByRole("button", { name: "Show token", exact: true }).click();
      await expect(page.getByRole("alert").first()).toBeVisible();
      expect(await page.content()).not.toContain(text.slice(40, 90));

      expect(await sandbox.metainfo(text)).toBe(200);
      expect(watch.problems).toEqual([]);
      const row = await db.one("select issued_at, revealed_at, last_four from token where id = $1", [
        tokenPath.split("/").at(-1),
      ]);
      expect(row).toMatchObject({ issued_at: expect.any(Date), revealed_at: expect.any(Date) });
      const there = (await sandbox.state()).tokens.filter(({ connector: name }) => name === CONNECTOR);
      expect(there).toMatchObject([{ userCode: holder.userCode, lastFour: row.last_four }]);

      await page.goto(`/access?connector=${connector.id}`);
      await expect(page.getByRole("row").filter({ hasText: holder.name })).toContainText("Yes");
    });
  });
