import { describe, expect, it } from "vitest";
import { type ChapterResult, takeExam, withoutWaiting } from "../contract";
import type { Driver } from "../driver";
import { UpstreamError } from "../upstream-error";
import { ainuaClient } from "./client";
import { ainuaDriver } from "./driver";
import { EVERY_BEHAVIOUR, SWITCHES } from "./sandbox-behaviours";
import { type Paper, startAinuaBench } from "./sandbox-bench";

const unsure = (results: ChapterResult[]): string[] =>
  results.filter((r) => r.state === "failed").map((r) => `${r.chapter}: ${r.says}`);
const skipped = (results: ChapterResult[]): string[] =>
  results.filter((r) => r.state === "skipped").map((r) => `${r.chapter}: ${r.says}`);
const take = (paper: Paper, behaviours: readonly string[] = []): Promise<ChapterResult[]> =>
  takeExam(ainuaDriver, () => startAinuaBench(behaviours, paper), behaviours.length > 0 ? withoutWaiting : undefined);

const NEEDS_READING = [
  "list shows it",
  "an answer drift between pages",
  "a page repeated",
  "reading goes on from a cursor",
].map((chapter) => `${chapter}: Ainua can't be read`);

describe("the exam that every driver takes", { timeout: 120_000 }, () => {
  it.each(["users", "accounts"] as const)("is passed by the Ainua driver in all but reading: %s", async (paper) => {
    const results = await take(paper);
    expect(unsure(results)).toEqual([]);
    expect(skipped(results)).toEqual(NEEDS_READING);
  });

  it("is passed for a removal from a list where a list takes the place of the one before it", async () => {
    expect(unsure(await take("removal from a list", ["binding_mode:replace"]))).toEqual([]);
  });

  const usual = Object.entries(SWITCHES).map(([name, [first]]) => `${name}:${first}`);
  it.each(EVERY_BEHAVIOUR.filter((b) => !usual.includes(b)))(
    "is passed by the Ainua driver where the vendor behaves so: %s",
    async (behaviour) => {
      const results = await take("mixed", [behaviour]);
      expect(unsure(results)).toEqual([]);
      expect(skipped(results)).toEqual(NEEDS_READING);
    },
  );
});

/** Drivers with one fault each, and the chapter that has to notice. */
const rethrow = (change: (error: UpstreamError) => UpstreamError): Driver["apply"] => {
  return async (effect, connection, secrets) => {
    try {
      return await ainuaDriver.apply(effect, connection, secrets);
    } catch (error) {
      throw error instanceof UpstreamError ? change(error) : error;
    }
  };
};
const lies =
  (...types: string[]): Driver["apply"] =>
  async (effect, connection, secrets) =>
    types.includes(effect.type) ? { state: "applied", note: "Sent." } : ainuaDriver.apply(effect, connection, secrets);

const LISTS: Paper = "accounts";
const PLANTED: { fault: string; chapter: string; driver: Partial<Driver>; paper?: Paper }[] = [
  {
    fault: "is content with any credential",
    chapter: "connect",
    driver: { probe: async (c) => ({ ...(await ainuaDriver.probe(c)), ok: true }) },
  },
  { fault: "says sent without sending", chapter: "create", driver: { apply: lies("user.create.v1") } },
  { fault: "says removed without sending", chapter: "remove", driver: { apply: lies("user.remove.v1") } },
  {
    fault: "sends the newcomer instead of the whole list",
    chapter: "change",
    paper: LISTS,
    driver: {
      async apply(effect, connection, secrets) {
        if (effect.type !== "membership.add.v1") return ainuaDriver.apply(effect, connection, secrets);
        await ainuaClient(connection).putList("123456-8", [effect.person.remoteId]);
        return { state: "applied", note: "Sent." };
      },
    },
  },
  {
    fault: "claims to know that it was so already",
    chapter: "remove again is success",
    driver: { apply: async (e, c, s) => ({ ...(await ainuaDriver.apply(e, c, s)), wasAlreadySo: true }) },
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
    fault: "takes a refused client for a passing fault",
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
    driver: { apply: (e, c, s) => ainuaDriver.apply(e, c, s).catch(() => ({ state: "applied", note: "Sent." })) },
  },
  {
    fault: "follows redirects",
    chapter: "redirect elsewhere",
    driver: {
      async apply(effect, connection, secrets) {
        await fetch(`${connection.restUrl}/api/integrations/v1/users`, { method: "PATCH", body: "{}" });
        return ainuaDriver.apply(effect, connection, secrets);
      },
    },
  },
  {
    fault: "waits for ever",
    chapter: "slow drip",
    driver: { apply: (e, { limits: _, ...c }, s) => ainuaDriver.apply(e, c, s) },
  },
  {
    fault: "takes an interruption for a refusal",
    chapter: "an interruption at every step",
    driver: {
      apply: rethrow((e) => new UpstreamError({ kind: "rejected", wasSent: false }, e.message)),
    },
  },
  {
    fault: "puts a secret into its errors",
    chapter: "secret in no log and no error",
    driver: {
      apply: (e, c, s) =>
        rethrow((x) => new UpstreamError(x.failure, `${x.message} ${c.secrets.client_secret}`))(e, c, s),
    },
  },
  {
    fault: "prints the bearer token",
    chapter: "secret in no log and no error",
    driver: {
      async apply(e, c, s) {
        console.log("calling with", await ainuaClient(c).signIn());
        return ainuaDriver.apply(e, c, s);
      },
    },
  },
];

const SECRET = "secret in no log and no error";

describe("the exam notices", { timeout: 60_000 }, () => {
  it.each(PLANTED)("a driver that $fault", async ({ driver, chapter, paper = "users" }) => {
    const isTaken = (name: string): boolean => name === (chapter === SECRET ? "garbage" : chapter);
    const results = await takeExam({ ...ainuaDriver, ...driver }, () => startAinuaBench([], paper), isTaken);
    expect(results.filter((r) => r.state === "failed").map((r) => r.chapter)).toContain(chapter);
  });
});
