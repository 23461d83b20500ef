import { describe, expect, it } from "vitest";
import { type ChapterResult, takeExam, withoutWaiting } from "../contract";
import type { Driver, ObservedPage } from "../driver";
import { UpstreamError } from "../upstream-error";
import { biotDriver } from "./driver";
import { BIOT_SWITCHES, startBiotBench } from "./sandbox-bench";

const failedIn = (results: ChapterResult[]): string[] =>
  results.filter((r) => r.state === "failed").map((r) => r.chapter);

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  const together = [
    "legacy, person, search_limit:40",
    "current, person, search_limit:40",
    "roles, legacy",
    "permissions, legacy",
  ];
  it("is passed by the BioT driver, none skipped", async () => {
    const results = await takeExam(biotDriver, () => startBiotBench());
    expect(results.filter((r) => r.state !== "passed")).toEqual([]);
  });

  it.each([...BIOT_SWITCHES, ...together])("is passed by the BioT driver, none skipped: %s", async (turned) => {
    const results = await takeExam(biotDriver, () => startBiotBench(turned.split(", ")), withoutWaiting);
    expect(results.filter((r) => r.state !== "passed")).toEqual([]);
  });
});

const rethrow =
  (change: (error: UpstreamError) => UpstreamError): Driver["apply"] =>
  async (effect, connection, secrets) => {
    try {
      return await biotDriver.apply(effect, connection, secrets);
    } catch (error) {
      throw error instanceof UpstreamError ? change(error) : error;
    }
  };
async function* untilItBreaks(...asked: Parameters<NonNullable<Driver["observe"]>>): AsyncIterable<ObservedPage> {
  try {
    yield* biotDriver.observe?.(...asked) ?? [];
  } catch {
    // As if that were the end.
  }
}

/** Drivers with one fault each of the kind that BioT invites, and the chapter that has to notice. */
const PLANTED: { fault: string; chapter: string; driver: Partial<Driver> }[] = [
  {
    fault: "takes the 403 of a wrong secret for a refusal of the call",
    chapter: "401",
    driver: {
      apply: rethrow((e) =>
        e.failure.kind === "credentials" ? new UpstreamError({ kind: "rejected", wasSent: true }, e.message) : e,
      ),
    },
  },
  {
    fault: "says that a service user was made without asking",
    chapter: "create",
    driver: {
      apply: async (e, c, s) =>
        e.type === "user.create.v1" ? { state: "verified", note: "Done." } : biotDriver.apply(e, c, s),
    },
  },
  {
    fault: "makes a second secret key after a lost answer",
    chapter: "lost answer then retry: reset_after_effect",
    driver: {
      capabilityOf: (effect, settings) => {
        const usual = biotDriver.capabilityOf(effect, settings);
        return effect.type === "token.issue.v1" && usual.how === "api" ? { ...usual, class: "I" } : usual;
      },
    },
  },
  {
    fault: "keeps quiet that a key was gone already",
    chapter: "remove again is success",
    driver: { apply: async (e, c, s) => ({ ...(await biotDriver.apply(e, c, s)), wasAlreadySo: false }) },
  },
  { fault: "shows half a reading as all", chapter: "a page repeated", driver: { observe: untilItBreaks } },
  {
    fault: "begins every reading at page zero",
    chapter: "reading goes on from a cursor",
    driver: {
      observe: (kind, connection) => biotDriver.observe?.(kind, connection, null) ?? untilItBreaks(kind, connection),
    },
  },
  {
    fault: "puts its own secret into its errors",
    chapter: "secret in no log and no error",
    driver: {
      apply: rethrow((e) => new UpstreamError(e.failure, `${e.message} signed in with gatehouse-secret-key-0001`)),
    },
  },
];

describe("the exam notices a BioT driver that", { timeout: 120_000 }, () => {
  const SECRET = "secret in no log and no error";
  it.each(PLANTED)("$fault", async ({ driver, chapter }) => {
    const isTaken = (name: string): boolean => name === (chapter === SECRET ? "garbage" : chapter);
    expect(failedIn(await takeExam({ ...biotDriver, ...driver }, () => startBiotBench(), isTaken))).toContain(chapter);
  });
});
