import { describe, expect, it } from "vitest";
import { type ChapterResult, takeExam } from "../contract";
import { EFFECT_TYPES } from "../effects";
import { contractfitDriver } from "./driver";
import { CONTRACTFIT_BENCHES, startContractfitBench } from "./sandbox-bench";
import { SWITCHES } from "./sandbox-state";

const notPassed = (results: ChapterResult[]) =>
  results.filter((r) => r.state !== "passed").map((r) => `${r.state} ${r.chapter}: ${r.says}`);

const NO_PAGES = ["an answer drift between pages", "a page repeated", "reading goes on from a cursor"].map(
  (chapter) => `skipped ${chapter}: the lists of Contract.fit have no pages`,
);

describe("the exam that every driver takes", { timeout: 180_000 }, () => {
  it.each([undefined, ...CONTRACTFIT_BENCHES.switches])(
    "is passed by the Contract.fit driver with all but pages, which its lists don't have: %s",
    async (turned) => {
      const results = await takeExam(contractfitDriver, () => CONTRACTFIT_BENCHES.start(turned));
      expect(notPassed(results)).toEqual(NO_PAGES);
    },
  );

  it.each(SWITCHES.filter((s) => s.startsWith("patch_") || s.startsWith("deleted_") || s.startsWith("empty_")))(
    "is passed for roles and who has them too where the vendor behaves so: %s",
    async (behaviour) => {
      const results = await takeExam(contractfitDriver, () => startContractfitBench([behaviour], "roles"));
      expect(notPassed(results)).toEqual(NO_PAGES);
    },
  );
});

describe("the capability table", () => {
  it("says of every effect who does it, and claims no proof by reading of what is kept here alone", () => {
    for (const type of EFFECT_TYPES) {
      const capability = contractfitDriver.capabilities[type];
      expect(capability.sentence, type).toMatch(/^Contract\.fit .*\.$/);
      if (capability.how === "api") expect(capability.proof, type).toBe("read");
    }
  });
});
