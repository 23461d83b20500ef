import type { Page } from "@playwright/test";

/** What went wrong in a page without anybody asking: uncaught errors, console errors, breaches of the content security policy. */
export type PageWatch = {
  problems: string[];
  /** Lets pass what a journey brings about on purpose, such as the 404 of an unknown id. */
  expect: (pattern: RegExp) => void;
};

/** Begins to collect everything that a healthy page never does. */
export async function watchPage(page: Page): Promise<PageWatch> {
  const expected: RegExp[] = [];
  const problems: string[] = [];
  const add = (problem: string) => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  page.on("pageerror", (error) => add(`uncaught on ${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") add(`console on ${page.url()}: ${message.text()} (${message.location().url})`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { problems, expect: (pattern) => void expected.push(pattern) };
}
