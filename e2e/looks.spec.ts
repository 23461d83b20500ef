import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { screensOf } from "./screens";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [WIDE, NARROW] = [1440, 768];
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const OF_ROOM = [
  "target-size",
  "scrollable-region-focusable",
  "aria-hidden-focus",
  "button-name",
  "link-name",
  "label",
];

type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };
type AxeWindow = { axe: { run: (node: Document, options: object) => Promise<{ violations: Violation[] }> } };

test.describe("every screen", () => {
  test.setTimeout(10 * 60_000);
  test.use({ role: "owner", colorScheme: "light" });

  test("light and dark, wide and narrow: no breach of WCAG A and AA, no sideways scrolling, one h1 and one main", async ({
    page,
    db,
  }) => {
    const findings: string[] = [];
    for (const screen of await screensOf(db)) {
      await page.setViewportSize({ width: WIDE, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(screen.path);
      await expect(page.locator("h1").first()).toBeVisible();
      const see = async (how: string, rules?: readonly string[]): Promise<void> => {
        const wrong = await look(page, rules);
        findings.push(...wrong.map((finding) => `${screen.name} ${how}: ${finding}`));
        if (wrong.length > 0) await page.screenshot({ path: test.info().outputPath(`${screen.name} ${how}.png`) });
      };
      await see("light and wide");
      // The same page in the other colours and the other width: colours depend on the theme alone, room on the width alone.
      await page.emulateMedia({ colorScheme: "dark" });
      await see("dark and wide", OF_COLOUR);
      // So tall that no button lies half under the foot of a long table, where it would count as too small to press.
      await page.setViewportSize({ width: NARROW, height: 4000 });
      await see("dark and narrow", OF_ROOM);
    }
    expect(findings).toEqual([]);
  });
});

test("the look finds what is planted: a picture without words, a page too wide, a second h1, words dark on dark", async ({
  page,
}) => {
  await page.goto("/");
  expect(await look(page)).toEqual([]);
  await page.evaluate(() => {
    const wide = document.createElement("div");
    wide.style.width = "4000px";
    wide.style.height = "1px";
    const picture = document.createElement("img");
    picture.src = "/icon.svg";
    const words = document.createElement("p");
    words.style.color = "#555";
    words.textContent = "Dark on light, until it is dark";
    document.querySelector("h1")?.after(words);
    document.body.append(wide, picture, document.createElement("h1"));
  });
  const findings = (await look(page)).join("\n");
  for (const words of ["image-alt", "scrolls sideways", "2 h1"]) expect(findings).toContain(words);
  expect(findings).not.toContain("color-contrast");
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await look(page, OF_COLOUR)).join("\n")).toContain("color-contrast");
});

/** What is wrong on the page as it stands: by all rules of WCAG A and AA, or by these alone. */
async function look(page: Page, rules?: readonly string[]): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  if (!isThere) await page.evaluate(AXE);
  const runOnly = rules
    ? { type: "rule", values: rules }
    : { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
  const { violations } = await page.evaluate(
    (only) => (window as unknown as AxeWindow).axe.run(document, { runOnly: only, resultTypes: ["violations"] }),
    runOnly,
  );
  const shape = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    h1: document.querySelectorAll("h1").length,
    main: document.querySelectorAll("main").length,
    title: document.title,
  }));
  return [
    ...violations.map(
      ({ id, nodes }) => `${id} on ${nodes.map(({ target }) => String(target)).slice(0, 3)} (${nodes.length})`,
    ),
    ...(shape.overflow > 0 ? [`scrolls sideways by ${shape.overflow} px`] : []),
    ...(shape.h1 === 1 ? [] : [`${shape.h1} h1`]),
    ...(shape.main === 1 ? [] : [`${shape.main} main landmarks`]),
    ...(/ - Gatehouse$/.test(shape.title) ? [] : [`is titled “${shape.title}”`]),
  ];
}
