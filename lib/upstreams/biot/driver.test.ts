import { describe, expect, it } from "vitest";
import { takeExam } from "../contract";
import { biotDriver } from "./driver";
import { BIOT_SWITCHES, startBiotBench } from "./sandbox-bench";

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  it.each([[], ...BIOT_SWITCHES.map((one) => [one])])(
    "is passed by the BioT driver, none skipped, under: %s",
    async (...turned) => {
      const results = await takeExam(biotDriver, () => startBiotBench(turned.filter(Boolean)));
      expect(results.filter((r) => r.state !== "passed")).toEqual([]);
    },
  );
});
