import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AFAS_ACTS } from "@/lib/testing/out-of-band/afas-acts";
import { openBiotBench, openContractfitBench } from "@/lib/testing/out-of-band/benches";
import { BIOT_ACTS } from "@/lib/testing/out-of-band/biot-acts";
import { CONTRACTFIT_ACTS } from "@/lib/testing/out-of-band/contractfit-acts";

// As in `out-of-band.db.test.ts`, in the other vendors that can be read.

type Bench<State> = Pick<Awaited<ReturnType<typeof openBiotBench>>, "read" | "decided" | "shown" | "told"> & {
  sandbox: { state: State };
};

/** One change behind our back is told by the next reading, and neither side is written over. */
async function isFoundAndKept<State>(
  bench: Bench<State>,
  act: (state: State) => unknown,
  found: readonly string[],
): Promise<void> {
  await bench.read();
  const before = await bench.decided();
  act(bench.sandbox.state);
  const theirs = bench.shown();
  expect(await bench.read()).toBe("done");
  expect(await bench.told()).toEqual([...found].sort());
  expect(await bench.decided()).toEqual(before);
  expect(bench.shown()).toEqual(theirs);
}

describe("in BioT", () => {
  let bench: Awaited<ReturnType<typeof openBiotBench>>;
  beforeAll(async () => {
    bench = await openBiotBench();
    await bench.takeOver("Ward app", "Ward plugin");
  });
  beforeEach(() => bench.beginAgain());
  afterAll(() => bench.close());

  it("nothing is told once all of it was taken over", async () => {
    await bench.read();
    expect(await bench.told()).toEqual([]);
  });

  it.each(BIOT_ACTS)("%s: found by one reading, and overwritten by nobody", (_what, act, found) =>
    isFoundAndKept(bench, act, found),
  );
});

describe("in Contract.fit", () => {
  let bench: Awaited<ReturnType<typeof openContractfitBench>>;
  beforeAll(async () => {
    bench = await openContractfitBench();
    await bench.takeOver("Host application", "invoice-viewer @ invoice");
  });
  beforeEach(() => bench.beginAgain());
  afterAll(() => bench.close());

  it("nothing is told once all of it was taken over, and whoever has no role isn't called blocked", async () => {
    await bench.read();
    expect(await bench.told()).toEqual([]);
    expect(await bench.db.block.count({ where: { subjectKind: "account" } })).toBe(0);
  });

  it.each(CONTRACTFIT_ACTS)("%s: found by one reading, and overwritten by nobody", (_what, act, found) =>
    isFoundAndKept(bench, act, found),
  );
});

it("these are at least fifty different kinds of change at three vendors", () => {
  const kinds = [AFAS_ACTS, BIOT_ACTS, CONTRACTFIT_ACTS].flatMap((acts, vendor) =>
    (acts as readonly (readonly [string, ...unknown[]])[]).map(([what]) => `${vendor} ${what}`),
  );
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThanOrEqual(50);
  process.stdout.write(
    `${kinds.length} kinds of change: AFAS ${AFAS_ACTS.length}, BioT ${BIOT_ACTS.length}, Contract.fit ${CONTRACTFIT_ACTS.length}\n`,
  );
});
