import { test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/core/permissions";
import { type Database, openDatabase } from "./database";
import { instance } from "./instance";
import { sandbox } from "./sandbox";
import { signIn } from "./sign-in";
import { type PageWatch, watchPage } from "./watch-page";

export { expect };

type Options = { role: Role | null };
type PerTest = {
  /** What the page did wrong; the test fails unless it stays empty. */
  watch: PageWatch;
  /** A further page of another operator, watched like the first; `expected` lets one problem pass. */
  openAs: (role: Role, expected?: RegExp) => Promise<Page>;
};
type PerWorker = { db: Database };

/** A test with a page that is signed in as `role`, the database, and a watch on everything that a page does wrong. */
export const test = base.extend<Options & PerTest, PerWorker>({
  role: ["support", { option: true }],
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the parameters
    async ({}, use) => {
      const db = openDatabase();
      await use(db);
      await db.close();
    },
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the parameters
  baseURL: async ({}, use) => use(instance().origin),
  watch: [
    async ({ page }, use) => {
      const watch = await watchPage(page);
      await use(watch);
      expect(watch.problems).toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, context, db, role }, use) => {
    if (role) await signIn(context, db, role);
    await use(page);
  },
  openAs: async ({ browser, db, baseURL }, use) => {
    const opened: { page: Page; watch: PageWatch }[] = [];
    await use(async (role, expected) => {
      const context = await browser.newContext({ baseURL: baseURL ?? "", viewport: { width: 1440, height: 900 } });
      await signIn(context, db, role);
      const page = await context.newPage();
      const watch = await watchPage(page);
      if (expected) watch.expect(expected);
      opened.push({ page, watch });
      return page;
    });
    for (const { page } of opened) await page.context().close();
    expect(opened.flatMap(({ watch }) => watch.problems)).toEqual([]);
  },
});

// A fault that a journey set must not reach the next one; what only looks on beside it must not end it before its time.
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the parameters
test.afterEach(({}, { project }) => (project.name === "acts" ? sandbox.clearFaults() : undefined));
