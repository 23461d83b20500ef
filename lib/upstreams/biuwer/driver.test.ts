import { describe, expect, it } from "vitest";
import { type ChapterResult, takeExam, withoutWaiting } from "../contract";
import { EFFECT_TYPES } from "../effects";
import { biuwerDriver } from "./driver";
import { BIUWER_BEHAVIOURS } from "./sandbox";
import { startBiuwerBench, startBiuwerHandBench } from "./sandbox-bench";

const failed = (results: ChapterResult[]): ChapterResult[] => results.filter((r) => r.state === "failed");

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  it("is passed without a contract: what needs an API is skipped, and the reason is that it is by hand", async () => {
    const results = await takeExam(biuwerDriver, startBiuwerHandBench);
    expect(failed(results)).toEqual([]);
    const skipped = results.filter((r) => r.state === "skipped");
    expect(skipped.length).toBeGreaterThan(0);
    for (const { says } of skipped) expect(says).toContain("without a contract file a person does this");
    expect(EFFECT_TYPES.filter((type) => biuwerDriver.capabilities[type].how === "api")).toEqual([]);
    expect(biuwerDriver.observes).toEqual([]);
  });

  it("is passed with a contract, chapter by chapter and none skipped", async () => {
    const results = await takeExam(biuwerDriver, () => startBiuwerBench());
    expect(results.filter((r) => r.state !== "passed")).toEqual([]);
  });

  it.each(BIUWER_BEHAVIOURS)("is passed with a contract where the vendor behaves so: %s", async (behaviour) => {
    const results = await takeExam(biuwerDriver, () => startBiuwerBench([behaviour]), withoutWaiting);
    expect(failed(results)).toEqual([]);
  });
});
