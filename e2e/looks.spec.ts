import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { screensOf } from "./screens";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [1440, 768] as const;

type Violation = { id: string; nodes: { target: unknown; failureSummary?: string }[] };
type AxeWindow = { axe: { run: (node: Document, options: object) => Promise<{ violations: Violation[] }> } };

test.describe("every screen", () => {
  test.setTimeout(10 * 60_000);

  for (const theme of ["light", "dark"] as const) {
    test.describe(theme, () => {
      test.use({ role: "owner", colorScheme: theme });

      test(`in ${theme}: no breach of WCAG A and AA, no sideways scrolling, one h1 and one main`, async ({
        page,
        db,
      }) => {
        const findings: string[] = [];
        for (const screen of await screensOf(db)) {
          await page.goto(screen.path);
          await expect(page.locator("h1").first()).toBeVisible();
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            const where = `${screen.name} at ${width} in ${theme}`;
            findings.push(...(await look(page)).map((finding) => `${where}: ${finding}`));
            await page.screenshot({ path: test.info().outputPath(`${screen.name}-${width}.png`) });
          }
        }
        expect(findings).toEqual([]);
      });
    });
  }
});

test("the look finds what is planted: a picture without words, a page too wide, a second h1", async ({ page }) => {
  await page.goto("/");
  expect(await look(page)).toEqual([]);
  await page.evaluate(() => {
    const wide = document.createElement("div");
    wide.style.width = "4000px";
    wide.style.height = "1px";
    const picture = document.createElement("img");
    picture.src = "/icon.svg";
    document.body.append(wide, picture, document.createElement("h1"));
  });
  const findings = (await look(page)).join("\n");
  for (const words of ["image-alt", "scrolls sideways", "2 h1"]) expect(findings).toContain(words);
});

async function look(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    return (window as unknown as AxeWindow).axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
  });
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
