import { readFileSync } from "node:fs";
import type { Database } from "./database";
import { expect, test } from "./fixtures";

test.use({ role: "admin" });

type Person = { id: string; name: string; email: string; department: string };

/** Two people of the demo that no other journey is about. */
const peopleOf = (db: Database) =>
  db.rows<Person>(
    `select id, name, email, department from app_user
      where kind = 'person' and left_at is null and email like '%@kade.example' and department is not null
      order by id offset 1000 limit 2`,
  );

const departmentOf = async (db: Database, id: string): Promise<string> =>
  (await db.one<{ department: string }>("select department from app_user where id = $1", [id])).department;

test("a file of users is judged row by row, its refused row is handed back, and just what was to be done is done", async ({
  page,
  db,
}) => {
  const [same, moved] = await peopleOf(db);
  if (!same || !moved) throw new Error("the demo has no two people with a department");
  const run = Date.now().toString().slice(-6);
  const newcomer = { name: `Nova Achterberg ${run}`, email: `nova.${run}@kade.example` };
  const department = `Moved ${run}`;
  const file = [
    "E-mailadres;Naam;Afdeling;Room",
    `${newcomer.email};${newcomer.name};Finance;1.04`,
    `${same.email.toUpperCase()};${same.name};${same.department};1.05`,
    `${moved.email};;${department};1.06`,
    `not-an-address;"=HYPERLINK(""http://evil.example"")";Finance;1.07`,
  ].join("\r\n");

  await page.goto("/users");
  await page.getByRole("link", { name: "Import" }).click();
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("No file was chosen.")).toBeVisible();
  await page
    .getByLabel("File")
    .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeff${file}`) });
  await page.getByRole("button", { name: "Check the file" }).click();

  const counts = page.getByRole("table", { name: "What becomes of the rows" });
  for (const [verdict, rows] of [
    ["New", 1],
    ["Same", 1],
    ["Changed", 1],
    ["Ambiguous", 0],
    ["Refused", 1],
  ]) {
    await expect(counts.getByRole("row").filter({ hasText: `${verdict}` })).toContainText(`${verdict}${rows}`);
  }
  const rows = page.getByRole("table", { name: "Rows of the file" }).getByRole("row");
  await expect(rows.filter({ hasText: newcomer.email })).toContainText("New");
  await expect(rows.filter({ hasText: same.email.toUpperCase() })).toContainText("Same");
  await expect(rows.filter({ hasText: moved.email })).toContainText(`Department: ${moved.department} → ${department}`);
  await expect(rows.filter({ hasText: "not-an-address" })).toContainText("Write the e-mail address as");
  expect(await departmentOf(db, moved.id)).toBe(moved.department);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download what is left out" }).click(),
  ]);
  const [header, left, ...further] = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(header).toBe('"row","E-mailadres","Naam","Afdeling","Room","reason"');
  // A spreadsheet that opens it must not take the cell for a formula.
  expect(left).toContain(`5,"not-an-address","'=HYPERLINK(""http://evil.example"")","Finance","1.07","Write the`);
  expect(further).toEqual([]);

  await page.getByRole("link", { name: "Go on with 2 rows" }).click();
  await expect(page.getByText("1 row is left out: 1 refused.")).toBeVisible();
  await page.getByRole("button", { name: "Import 2 users" }).click();
  await expect(page.getByText("2 users imported.")).toBeVisible();
  expect(await departmentOf(db, moved.id)).toBe(department);
  expect(await departmentOf(db, same.id)).toBe(same.department);

  await page.goto(`/users?q=${encodeURIComponent(newcomer.email)}`);
  await page.getByRole("link", { name: newcomer.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(newcomer.name);
  await expect(page.getByRole("main")).toContainText(newcomer.email);
  await expect(page.getByRole("main")).toContainText("Finance");
});
