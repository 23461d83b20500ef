import { describe, expect, it } from "vitest";
import { takeExam } from "./contract";
import { BENCHES } from "./contract-benches";
import { examTable } from "./contract-table";
import { VENDORS } from "./registry";

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  it("is there for every vendor that Gatehouse can drive", () => {
    const examined = BENCHES.map(({ vendor, driver }) => `${vendor} ${driver.vendor}`);
    expect(VENDORS.map(({ vendor }) => `${vendor} ${vendor}`).filter((line) => !examined.includes(line))).toEqual([]);
  });

  // Each driver's own test takes the whole exam under every switch; that the printed one has them all is seen here.
  const runs = BENCHES.flatMap(({ vendor, driver, switches, start }) =>
    [undefined, ...switches].map((turned) => ({ vendor, driver, turned, name: turned ?? "as described", start })),
  );
  it.each(runs)("can be printed of $vendor, $name", async ({ driver, turned, start }) => {
    const results = await takeExam(
      driver,
      () => start(turned),
      (chapter) => chapter === "connect",
    );
    expect(results.map((r) => `${r.chapter} ${r.state}`)).toEqual([
      "connect passed",
      "secret in no log and no error passed",
    ]);
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
      "- skipped one: Nothing can be read. (list shows it; as described, odd)",
      "- failed one: It waits. (429; odd)",
    ]);
  });
});
