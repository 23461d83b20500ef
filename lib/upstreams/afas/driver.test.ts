import { describe, expect, it } from "vitest";
import { takeExam, withoutWaiting } from "../contract";
import { afasDriver } from "./driver";
import { BEHAVIOURS } from "./sandbox-behaviours";
import { startAfasBench } from "./sandbox-bench";

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  it.each(["classic", "oauth"])("is passed by the AFAS driver, none skipped, with this sign-in: %s", async (way) => {
    const results = await takeExam(afasDriver, () => startAfasBench([], way));
    expect(results.filter((r) => r.state !== "passed")).toEqual([]);
  });

  // A GetConnector that the vendor blocked gives nothing to examine.
  const switches = BEHAVIOURS.filter((behaviour) => behaviour !== "blocked_get_connector");
  it.each(switches)("is passed by the AFAS driver where the vendor behaves so: %s", async (behaviour) => {
    const results = await takeExam(afasDriver, () => startAfasBench([behaviour]), withoutWaiting);
    expect(results.filter((r) => r.state !== "passed")).toEqual([]);
  });
});
