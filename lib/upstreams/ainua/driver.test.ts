import { describe, expect, it } from "vitest";
import { type ChapterResult, takeExam } from "../contract";
import { ainuaDriver } from "./driver";
import { type Paper, startAinuaBench } from "./sandbox-bench";

const unsure = (results: ChapterResult[]): string[] =>
  results.filter((r) => r.state === "failed").map((r) => `${r.chapter}: ${r.says}`);
const take = (paper: Paper, behaviours: readonly string[] = []): Promise<ChapterResult[]> =>
  takeExam(ainuaDriver, () => startAinuaBench(behaviours, paper));

describe("the exam that every driver takes", { timeout: 120_000 }, () => {
  it("is passed by the Ainua driver in everything but what needs reading", async () => {
    const results = await take("users");
    expect(unsure(results)).toEqual([]);
    expect(results.filter((r) => r.state === "skipped")).toMatchInlineSnapshot(`
      [
        {
          "chapter": "list shows it",
          "says": "Ainua can't be read",
          "state": "skipped",
        },
        {
          "chapter": "an answer drift between pages",
          "says": "Ainua can't be read",
          "state": "skipped",
        },
        {
          "chapter": "a page repeated",
          "says": "Ainua can't be read",
          "state": "skipped",
        },
        {
          "chapter": "reading goes on from a cursor",
          "says": "Ainua can't be read",
          "state": "skipped",
        },
      ]
    `);
  });
});
