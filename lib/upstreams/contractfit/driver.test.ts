import { describe, expect, it } from "vitest";
import { type ChapterResult, takeExam, withoutWaiting } from "../contract";
import type { Driver } from "../driver";
import { EFFECT_TYPES } from "../effects";
import { UpstreamError } from "../upstream-error";
import { contractfitDriver } from "./driver";
import { CONTRACTFIT_BENCHES, type Round, startContractfitBench } from "./sandbox-bench";

const failedIn = (results: ChapterResult[]): string[] =>
  results.filter((r) => r.state === "failed").map((r) => r.chapter);

const lies =
  (type: string): Driver["apply"] =>
  async (effect, connection, secrets) =>
    effect.type === type ? { state: "verified", note: "Done." } : contractfitDriver.apply(effect, connection, secrets);
const rethrow =
  (change: (error: UpstreamError) => UpstreamError): Driver["apply"] =>
  async (effect, connection, secrets) => {
    try {
      return await contractfitDriver.apply(effect, connection, secrets);
    } catch (error) {
      throw error instanceof UpstreamError ? change(error) : error;
    }
  };

/** Drivers of this vendor with one fault each, and the chapter that has to notice. */
const PLANTED: { fault: string; chapter: string; round?: Round; driver: Partial<Driver> }[] = [
  { fault: "says a user is made without asking", chapter: "create", driver: { apply: lies("user.create.v1") } },
  {
    fault: "says a role is made without asking",
    chapter: "create",
    round: "roles",
    driver: { apply: lies("group.create.v1") },
  },
  {
    fault: "says a role is given without asking",
    chapter: "change",
    round: "roles",
    driver: { apply: lies("membership.add.v1") },
  },
  { fault: "says a key has an end without asking", chapter: "change", driver: { apply: lies("token.set_expiry.v1") } },
  { fault: "says a key is revoked without asking", chapter: "remove", driver: { apply: lies("token.revoke.v1") } },
  {
    fault: "says a user is deleted without asking",
    chapter: "remove",
    round: "roles",
    driver: { apply: lies("user.remove.v1") },
  },
  { fault: "reads no memberships", chapter: "list shows it", driver: { async *observe() {} } },
  {
    fault: "is content with any password",
    chapter: "connect",
    driver: { probe: async (c) => ({ ...(await contractfitDriver.probe(c)), ok: true }) },
  },
  {
    fault: "makes a key again after a lost answer",
    chapter: "lost answer then retry: reset_after_effect",
    driver: {
      capabilityOf: (effect) => {
        const capability = contractfitDriver.capabilityOf(effect);
        return capability.how === "api" ? { ...capability, class: "I" } : capability;
      },
    },
  },
  {
    fault: "says that nothing was sent after a lost answer",
    chapter: "lost answer then retry: hang_after_effect",
    driver: { apply: rethrow((e) => new UpstreamError({ kind: "transient", wasSent: false }, e.message)) },
  },
  {
    fault: "puts the text of a key into its errors",
    chapter: "secret in no log and no error",
    driver: {
      apply: (e, c, s) => rethrow((x) => new UpstreamError(x.failure, `${x.message} ${s.token_text ?? ""}`))(e, c, s),
    },
  },
];

describe("the exam that every driver takes", { timeout: 240_000 }, () => {
  const unpassed = (results: ChapterResult[]): string[] =>
    results.filter((r) => r.state !== "passed").map((r) => `${r.chapter}: ${r.says}`);
  const HAS_NO_PAGES = ["an answer drift between pages", "a page repeated", "reading goes on from a cursor"].map(
    (chapter) => `${chapter}: the lists of Contract.fit have no pages`,
  );

  it("is passed by the Contract.fit driver in all but pages", async () => {
    expect(unpassed(await takeExam(contractfitDriver, () => startContractfitBench()))).toEqual(HAS_NO_PAGES);
  });

  const { switches, start } = CONTRACTFIT_BENCHES;
  it.each(switches)("is passed by the Contract.fit driver in all but pages: %s", async (turned) => {
    expect(unpassed(await takeExam(contractfitDriver, () => start(turned), withoutWaiting))).toEqual(HAS_NO_PAGES);
  });
});

describe("the exam notices", { timeout: 60_000 }, () => {
  it.each(PLANTED)("a Contract.fit driver that $fault", async ({ driver, chapter, round }) => {
    const taken = chapter.startsWith("secret") ? "garbage" : chapter;
    const results = await takeExam(
      { ...contractfitDriver, ...driver },
      () => startContractfitBench([], round),
      (name) => name === taken,
    );
    expect(failedIn(results)).toContain(chapter);
  });
});

describe("the capability table", () => {
  it("says of every effect who does it, and claims a proof only where something is read", () => {
    for (const type of EFFECT_TYPES) {
      const capability = contractfitDriver.capabilities[type];
      expect(capability.sentence, type).toMatch(/^Contract\.fit .*\.$/);
      if (capability.how === "api") expect(capability.proof, type).toBe("read");
    }
  });
});
