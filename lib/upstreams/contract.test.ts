import { describe, expect, it } from "vitest";
import { takeExam } from "./contract";
import { BENCHES } from "./contract-benches";
import { examTable } from "./contract-table";
import { driverFor, VENDORS } from "./registry";

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  it("is there for every vendor that Gatehouse can drive", () => {
    expect(BENCHES.map(({ vendor }) => vendor).sort()).toEqual(VENDORS.map(({ vendor }) => vendor).sort());
  });

  const runs = BENCHES.flatMap(({ vendor, switches, start }) =>
    [undefined, ...switches].map((turned) => ({ vendor, turned, name: turned ?? "as described", start })),
  );
  it.each(runs)("is failed in no chapter by $vendor, $name", async ({ vendor, turned, start }) => {
    const results = await takeExam(driverFor(vendor), () => start(turned));
    expect(results.filter((r) => r.state === "failed")).toEqual([]);
    for (const { state, says } of results) if (state === "skipped") expect(says).not.toBe("");
    expect(results.filter((r) => r.state === "passed").length).toBeGreaterThan(5);
  });
});

describe("the table of the exam", () => {
  it("counts for each driver and switch, and gives the reason of what isn't passed once", () => {
    const skipped = { chapter: "list shows it", state: "skipped" as const, says: "Nothing can be read." };
    const results = [{ chapter: "connect", state: "passed" as const, says: "" }, skipped];
    const table = examTable([
      { vendor: "one", turned: null, results },
      { vendor: "one", turned: "odd", results: [...results, { chapter: "429", state: "failed", says: "It waits." }] },
    ]);
    expect(table.split("\n")).toEqual([
      "Driver  Switch        Passed  Skipped  Failed",
      "one     as described       1        1       0",
      "one     odd                1        1       1",
      "",
      "- skipped one, list shows it: Nothing can be read. (as described, odd)",
      "- failed one, 429: It waits. (odd)",
    ]);
  });
});
