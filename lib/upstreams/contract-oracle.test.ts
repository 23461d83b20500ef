import { describe, expect, it } from "vitest";
import { afasDriver } from "./afas/driver";
import { startAfasBench } from "./afas/sandbox-bench";
import { type ChapterResult, takeExam } from "./contract";
import { CHAPTERS } from "./contract-chapters";
import type { Driver, ObservedPage } from "./driver";
import { UpstreamError } from "./upstream-error";

const failedIn = (results: ChapterResult[]): string[] =>
  results.filter((r) => r.state === "failed").map((r) => r.chapter);

/** Drivers with one fault each, and the chapter that has to notice. */
const rethrow = (change: (error: UpstreamError) => UpstreamError): Driver["apply"] => {
  return async (effect, connection, secrets) => {
    try {
      return await afasDriver.apply(effect, connection, secrets);
    } catch (error) {
      throw error instanceof UpstreamError ? change(error) : error;
    }
  };
};
const lies =
  (type: string): Driver["apply"] =>
  async (effect, connection, secrets) =>
    effect.type === type ? { state: "verified", note: "Done." } : afasDriver.apply(effect, connection, secrets);

async function* untilItBreaks(...asked: Parameters<NonNullable<Driver["observe"]>>): AsyncIterable<ObservedPage> {
  try {
    yield* afasDriver.observe?.(...asked) ?? nothing();
  } catch {
    // As if that were the end.
  }
}
async function* nothing(): AsyncIterable<ObservedPage> {}

const PLANTED: { fault: string; chapter: string; driver: Partial<Driver> }[] = [
  {
    fault: "is content with any credential",
    chapter: "connect",
    driver: { probe: async (c) => ({ ...(await afasDriver.probe(c)), ok: true }) },
  },
  { fault: "says done without asking", chapter: "create", driver: { apply: lies("membership.add.v1") } },
  { fault: "reads nothing", chapter: "list shows it", driver: { async *observe() {} } },
  { fault: "says changed without asking", chapter: "change", driver: { apply: lies("user.update.v1") } },
  { fault: "says revoked without asking", chapter: "remove", driver: { apply: lies("token.revoke.v1") } },
  {
    fault: "hides that it was so already",
    chapter: "remove again is success",
    driver: { apply: async (e, c, s) => ({ ...(await afasDriver.apply(e, c, s)), wasAlreadySo: false }) },
  },
  ...["hang_after_effect", "reset_after_effect", "html_after_effect", "half_json"].map((lost) => ({
    fault: `says that nothing was sent after ${lost}`,
    chapter: `lost answer then retry: ${lost}`,
    driver: { apply: rethrow((e) => new UpstreamError({ kind: "transient", wasSent: false }, e.message)) },
  })),
  {
    fault: "waits as long as it is told",
    chapter: "429",
    driver: {
      apply: rethrow((e) => new UpstreamError({ kind: "throttled", wasSent: false, retryAfterMs: 1e12 }, e.message)),
    },
  },
  {
    fault: "takes a refused credential for a passing fault",
    chapter: "401",
    driver: {
      apply: rethrow((e) =>
        e.failure.kind === "credentials" ? new UpstreamError({ kind: "transient", wasSent: true }, e.message) : e,
      ),
    },
  },
  {
    fault: "gives up on a passing fault",
    chapter: "500",
    driver: {
      apply: rethrow((e) => (e.status === 500 ? new UpstreamError({ kind: "rejected", wasSent: true }, e.message) : e)),
    },
  },
  {
    fault: "takes any answer for success",
    chapter: "garbage",
    driver: { apply: (e, c, s) => afasDriver.apply(e, c, s).catch(() => ({ state: "applied", note: "Sent." })) },
  },
  {
    fault: "follows redirects",
    chapter: "redirect elsewhere",
    driver: {
      async apply(effect, connection, secrets) {
        if (effect.type === "token.request_code.v1")
          await fetch(`${connection.restUrl}/otprequest`, { method: "POST", body: "{}" });
        return afasDriver.apply(effect, connection, secrets);
      },
    },
  },
  {
    fault: "waits for ever",
    chapter: "slow drip",
    driver: { apply: (e, { limits: _, ...c }, s) => afasDriver.apply(e, c, s) },
  },
  { fault: "shows part as all", chapter: "an answer drift between pages", driver: { observe: untilItBreaks } },
  { fault: "takes what it is given for the next page", chapter: "a page repeated", driver: { observe: untilItBreaks } },
  {
    fault: "begins again instead of going on",
    chapter: "reading goes on from a cursor",
    driver: { observe: (kind, connection) => afasDriver.observe?.(kind, connection, null) ?? nothing() },
  },
  {
    fault: "says of a call that was stopped that nothing was sent",
    chapter: "an interruption at every step",
    driver: { apply: rethrow((e) => new UpstreamError({ kind: "transient", wasSent: false }, e.message)) },
  },
  {
    fault: "puts a secret into its errors",
    chapter: "secret in no log and no error",
    driver: {
      apply: async (e, c, s) =>
        rethrow((x) => new UpstreamError(x.failure, `${x.message} ${c.secrets.token}`))(e, c, s),
    },
  },
  {
    fault: "prints a secret",
    chapter: "secret in no log and no error",
    driver: {
      async apply(e, c, s) {
        console.log("calling with", c.secrets);
        return afasDriver.apply(e, c, s);
      },
    },
  },
];

const SECRET = "secret in no log and no error";

describe("the exam notices", { timeout: 60_000 }, () => {
  it.each(PLANTED)("a driver that $fault", async ({ driver, chapter }) => {
    const isTaken = (name: string): boolean => name === (chapter === SECRET ? "garbage" : chapter);
    expect(failedIn(await takeExam({ ...afasDriver, ...driver }, () => startAfasBench(), isTaken))).toContain(chapter);
  });

  it("something in every one of its chapters", () => {
    const noticed = new Set(PLANTED.map((p) => p.chapter));
    expect([...CHAPTERS.map((c) => c.name), SECRET].filter((name) => !noticed.has(name))).toEqual([]);
  });
});
