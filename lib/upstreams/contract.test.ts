import { describe, expect, it } from "vitest";
import { takeExam } from "./contract";
import { BENCHES } from "./contract-benches";
import { examTable } from "./contract-table";
import { type Handler, openRelay } from "./faults/relay";
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

describe("a vendor's silence", { timeout: 60_000 }, () => {
  const places = BENCHES.map(({ vendor, driver, start }) => ({ vendor, driver, start }));
  const answer = { status: 200, headers: { "content-type": "text/html" }, body: Buffer.from("<p>Maintenance</p>") };
  const breakOff: Handler = async (exchange) => void exchange.socket.destroy();
  // A page is just what Biuwer's own share page answers with.
  const answerWithPage: Handler = (exchange) =>
    exchange.path.endsWith("/share") ? breakOff(exchange) : Promise.resolve(exchange.answer(answer));
  const silences = { "a page instead of an answer": answerWithPage, "a connection that breaks": breakOff };
  it.each(
    places.flatMap((place) => Object.entries(silences).map(([silence, handle]) => ({ ...place, silence, handle }))),
  )("is never taken for a refused credential: $vendor, $silence", async ({ driver, start, handle }) => {
    const bench = await start();
    const relay = await openRelay(bench.connection);
    relay.handle(handle);
    const probe = await driver.probe(relay.connection);
    expect([probe.ok, probe.checks.find(({ state }) => state === "failed")?.isSilent]).toEqual([false, true]);
    await relay.close();
    await bench.close();
  });

  it.each(places.filter(({ vendor }) => vendor !== "biuwer"))(
    "is not what a credential is met with that $vendor refuses",
    async ({ driver, start }) => {
      const bench = await start();
      const { checks } = await driver.probe(bench.wrongCredential);
      expect(checks.find(({ state }) => state === "failed")).toMatchObject({ isSilent: false });
      await bench.close();
    },
  );
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
