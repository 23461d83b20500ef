import { expect, type Page } from "@playwright/test";
import type { Database } from "./database";

export type Person = { userId: string; accountId: string; userCode: string; name: string; email: string };

/** People of the marketing department who are ready for a token; each journey takes its own. */
export async function readyPeople(db: Database, count: number, from = 0): Promise<Person[]> {
  return db.rows<Person>(
    `select u.id as "userId", a.id as "accountId", a.remote_id as "userCode", u.name, u.email
       from app_user u join account a on a.user_id = u.id and a.valid_to is null
      where u.department = 'Marketing' and u.email is not null and a.email is not null and (a.windows or a.insite)
        and not exists (select 1 from block b where b.subject_id in (u.id, a.id) and b.valid_to is null)
      order by u.id offset $1 limit $2`,
    [from, count],
  );
}

/** Finds a person in Users in group and ticks him; what he is now is part of the name of his tick. */
export async function tickInPicker(page: Page, person: Person, now: string): Promise<void> {
  const find = page.getByRole("searchbox", { name: "Find a user" });
  const box = page.getByRole("checkbox", { name: `${person.name}: ${now}` });
  await expect(async () => {
    await find.fill("");
    await find.fill(person.userCode);
    await expect(box).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 40_000 });
  await box.click();
  await expect(page.getByRole("checkbox", { name: `${person.name}: will be added` })).toBeChecked();
}

/** Adds endpoints, one a line, on the tab Endpoints. */
export async function addEndpoints(page: Page, kind: string, names: string): Promise<void> {
  await page.getByLabel("Kind").selectOption(kind);
  await page.getByRole("textbox", { name: "Names" }).fill(names);
  await page.getByRole("button", { name: "Add endpoints" }).click();
  await expect(page.getByText("Added", { exact: true })).toBeVisible();
}

/** The newest open hand task of an effect, by its change and delivery. */
export async function openTask(db: Database, effectType: string): Promise<{ change: string; delivery: string }> {
  return db.one(
    `select d.change_id as change, d.id as delivery from hand_task h join delivery d on d.id = h.delivery_id
      where d.effect_type = $1 and h.closed_at is null order by h.opened_at desc limit 1`,
    [effectType],
  );
}

/** Says in the console that a hand task is done, and what was seen. */
export async function closeTask(page: Page, change: string, saw: string): Promise<void> {
  await page.goto(`/changes/${change}`);
  await page.getByRole("textbox", { name: "What you saw" }).fill(saw);
  await page.getByRole("button", { name: "Say it is done" }).click();
  await expect(page.getByRole("table", { name: "Deliveries" })).toContainText(/By hand, done|Verified/);
}

/** Closes every open hand task about a connector, in their order. */
export async function closeAllTasksOf(page: Page, db: Database, connectorId: string): Promise<void> {
  const open = () =>
    db.rows<{ change: string }>(
      `select d.change_id as change from hand_task h join delivery d on d.id = h.delivery_id
        where d.subject_id = $1 and h.closed_at is null and d.status = 'by_hand' order by d.order_seq`,
      [connectorId],
    );
  for (let [task] = await open(); task; [task] = await open()) {
    await closeTask(page, task.change, "As the steps say; checked afterwards.");
  }
}

/** How far a delivery is. */
export async function statusOf(db: Database, deliveryId: string): Promise<string> {
  return (await db.one<{ status: string }>("select status from delivery where id = $1", [deliveryId])).status;
}
