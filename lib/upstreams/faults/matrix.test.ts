import dns from "node:dns";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { beforeSending, decide } from "@/lib/deliveries/delivery.rules";
import { afasDriver } from "../afas/driver";
import { startAfasBench } from "../afas/sandbox-bench";
import { BENCHES } from "../contract-benches";
import { watchOutput } from "../contract-watch";
import type { Driver, ObservedPage } from "../driver";
import { UpstreamError } from "../upstream-error";
import { WIRE_FAULTS } from "./catalogue";
import { type Matrix, NOWHERE, runMatrix } from "./matrix";
import { LOOP } from "./reading-cell";

const MOST_GROWTH = 50 * 1024 * 1024;
const totals: Record<string, string | number>[] = [];
let printed: string[] = [];

beforeAll(() => {
  const real = dns.lookup;
  vi.spyOn(dns, "lookup").mockImplementation(((name: string, ...rest: unknown[]) => {
    const [callback] = rest.slice(-1) as [(error: Error | null) => void];
    if (name === NOWHERE) return callback(Object.assign(new Error("not found"), { code: "ENOTFOUND" }));
    return (real as (...args: unknown[]) => void)(name, ...rest);
  }) as typeof dns.lookup);
});
afterAll(() => console.table(totals));

/** Cells with something wrong, in one line each. */
const wrongIn = ({ cells, readings }: Matrix): string[] => [
  ...cells
    .filter(({ problems }) => problems.length > 0)
    .map((c) => `${c.exercise} (${c.class}), ${c.place}, ${c.moment}, ${c.fault}: ${c.end}, ${c.problems.join("; ")}`),
  ...readings
    .filter(({ problems }) => problems.length > 0)
    .map((c) => `reading ${c.kind}, ${c.fault}: ${c.problems.join("; ")}`),
];

describe("a vendor's server that misbehaves", { timeout: 600_000 }, () => {
  it("does so in more than thirty ways", () => {
    expect(new Set(WIRE_FAULTS.map(({ name }) => name)).size).toBe(WIRE_FAULTS.length);
    expect(WIRE_FAULTS.length).toBeGreaterThan(30);
  });

  // Every vendor's first paper each time, thinned where it only reads; `FULL_MATRIX=1` takes everything, which is four times as long.
  const isFull = process.env.FULL_MATRIX === "1";
  const papers = BENCHES.flatMap(({ vendor, driver, start, papers: more }) =>
    [undefined, ...(isFull || vendor === "biuwer" ? more : [])].map((paper) => ({
      vendor,
      driver,
      paper,
      name: paper ?? "as described",
      start,
    })),
  );
  it.each(papers)(
    "makes nothing lost, doubled, leaked or untold at $vendor, $name",
    async ({ vendor, driver, paper, name, start }) => {
      const rules = { beforeSending, decide };
      const watch = watchOutput();
      let matrix: Matrix;
      try {
        matrix = await runMatrix({ driver, start: () => start(paper), rules }, { isThinned: !isFull });
      } finally {
        printed = watch.stop();
      }
      const wrong = wrongIn(matrix);
      const all = [...matrix.cells, ...matrix.readings];
      const count = (word: string): number =>
        all.filter(({ problems }) => problems.some((p) => p.startsWith(word))).length;
      totals.push({
        vendor,
        paper: name,
        cells: all.length,
        classes: [...new Set(matrix.cells.map((c) => c.class))].sort().join(" "),
        lost: count("lost"),
        doubled: count("doubled"),
        leaked: count("leaked"),
        other: wrong.length - count("lost") - count("doubled") - count("leaked"),
        "MiB grown": Math.max(0, Math.round(matrix.grewBytes / 1024 / 1024)),
      });
      expect(wrong).toEqual([]);
      expect(printed.join("")).toBe("");
      expect(matrix.visits).toBe(0);
      expect(({} as Record<string, unknown>).isPolluted).toBeUndefined();
      expect(matrix.grewBytes).toBeLessThan(MOST_GROWTH);
    },
  );
});

/** Drivers with one fault each, the vendor's misbehaviour that shows it, and the word that must be said. */
const apply = afasDriver.apply;
const retold = (change: (error: UpstreamError) => UpstreamError): Driver["apply"] => {
  return (...asked) =>
    apply(...asked).catch((error: unknown) => {
      throw error instanceof UpstreamError ? change(error) : error;
    });
};
async function* untilItBreaks(...asked: Parameters<NonNullable<Driver["observe"]>>): AsyncIterable<ObservedPage> {
  try {
    yield* afasDriver.observe?.(...asked) ?? [];
  } catch {
    // As if that were the end.
  }
}
const PLANTED: { what: string; fault: string; word: RegExp; driver: Partial<Driver> }[] = [
  {
    what: "sends again by itself what it may not",
    fault: "a connection reset",
    word: /^once .*doubled/,
    driver: { apply: (...asked) => apply(...asked).catch(() => apply(...asked)) },
  },
  {
    what: "takes silence for a yes",
    fault: "silence before the headers",
    word: /lost/,
    driver: { apply: (...asked) => apply(...asked).catch(() => ({ state: "applied", note: "Sent." })) },
  },
  {
    what: "says of what was sent that it wasn't",
    fault: "truncated JSON",
    word: /told as not sent, and yet it was done|doubled/,
    driver: { apply: retold((e) => new UpstreamError({ kind: "transient", wasSent: false }, e.message)) },
  },
  {
    what: "says of what was sent that it was refused",
    fault: "a gzip bomb",
    word: /told as rejected/,
    driver: { apply: retold((e) => new UpstreamError({ kind: "rejected", wasSent: true }, e.message)) },
  },
  {
    what: "repeats a secret",
    fault: "HTTP 500",
    word: /leaked/,
    driver: {
      apply: (effect, connection, secrets) =>
        retold((e) => new UpstreamError(e.failure, `${e.message} ${connection.secrets.token}`))(
          effect,
          connection,
          secrets,
        ),
    },
  },
  {
    what: "waits as long as it is told",
    fault: "429, Retry-After without bounds",
    word: /told as|waits/,
    driver: { apply: retold((e) => new UpstreamError({ kind: "transient", wasSent: true }, e.message)) },
  },
  { what: "shows part as all", fault: LOOP, word: /^reading .*lost/, driver: { observe: untilItBreaks } },
  {
    what: "shows nothing where it can't be read",
    fault: "truncated JSON",
    word: /^reading short .*lost/,
    driver: { observe: untilItBreaks },
  },
];

describe("the matrix notices", { timeout: 120_000 }, () => {
  it.each(PLANTED)("a driver that $what", async ({ driver, fault, word }) => {
    const subject = {
      driver: { ...afasDriver, ...driver },
      start: () => startAfasBench(),
      rules: { beforeSending, decide },
    };
    const wrong = wrongIn(await runMatrix(subject, { isTaken: (name) => name === fault }));
    expect(wrong.filter((line) => word.test(line))).not.toEqual([]);
  });
});
