import { describe, expect, test } from "vitest";
import { account, BY, base, block, day, doubt, ended, facts, NOW, token } from "@/lib/testing/pair-facts";
import { judge } from "./access.rules";
import { causeOf } from "./cause.rules";
import type { PairFacts } from "./pair-facts.rules";
import { lackingOf, prerequisitesOf } from "./prerequisite.rules";
import { compactLights, type LightName } from "./verdict.rules";

const light = (name: LightName, more: Partial<PairFacts>, at = NOW) => judge(facts(more), at).lights[name];

describe("the verdict", () => {
  test("all five green: can use it since the last of them turned green", () => {
    const verdict = judge(base, NOW);
    expect(compactLights(verdict)).toEqual({
      member: "yes",
      token: "yes",
      connector: "yes",
      person: "yes",
      system: "yes",
    });
    expect(verdict).toMatchObject({ state: "yes", since: day("2026-05-04"), short: "" });
    expect(verdict.sentence).toBe(
      "Pieter van der Meer can use Hours app, since 4 May 2026: a member of its group, with a valid token, and nothing is blocked.",
    );
  });

  test("a red light outweighs an unknown one, and the sentence names both", () => {
    const verdict = judge(
      facts({ tokens: [token({ expiresAt: day("2026-11-03") })], account: { ...account, doubt } }),
      NOW,
    );
    expect(verdict).toMatchObject({ state: "no", since: day("2026-11-03"), short: "Token expired 3 Nov 2026" });
    expect(verdict.sentence).toBe(
      "Pieter van der Meer can't use Hours app, because there is no valid token for it: the last one expired on 3 Nov 2026. One more light is unknown: whether AFAS blocks this person.",
    );
  });

  test("several red and several unknown lights are all named, each reason once", () => {
    const connector = { ...base.connector, doubt };
    const verdict = judge(facts({ connector, account: { ...account, doubt }, membership: null, tokens: [] }), NOW);
    expect(verdict).toMatchObject({ state: "no", since: null, short: "Not in CONSULTANCY, no token" });
    expect(verdict.sentence).toContain(
      "because the account is not in CONSULTANCY, the group linked to it and there is no token for it.",
    );
    expect(verdict.sentence).toContain(
      "2 more lights are unknown: whether Hours app is open there and whether AFAS blocks this person.",
    );
    const unlinked = judge(facts({ link: null }), NOW);
    expect(unlinked.sentence).toBe("Pieter van der Meer can't use Hours app, because it is linked to no group.");
    expect(unlinked.short).toBe("No group linked");
  });

  test("nothing red but something unknown is unknown, never no", () => {
    const verdict = judge(facts({ tokens: [token({ doubt })], account: { ...account, doubt } }), NOW);
    expect(verdict).toMatchObject({ state: "unknown", since: doubt.from, short: "Token and person can't be told" });
    expect(verdict.sentence).toMatch(/^It can't be told whether Pieter van der Meer can use Hours app\. Unknown: /);
    expect(judge(facts({ tokens: [token({ doubt })] }), NOW).short).toBe("Token can't be told");
  });
});

test("a block's end that was set beforehand ends it on the moment, without any job", () => {
  const user = { ...base.user, block: block({ until: NOW }) };
  expect(light("person", { user }, new Date(NOW.getTime() - 1)).state).toBe("no");
  expect(light("person", { user }, NOW)).toMatchObject({ state: "yes", since: NOW });
});

test("AFAS asks for an e-mail address and for Profit Windows or InSite, which turns Pocket on", () => {
  const of = (email: string | null, windows: boolean, insite: boolean) =>
    prerequisitesOf("afas", { email, windows, insite });
  expect(lackingOf(prerequisitesOf("afas", account))).toEqual([]);
  expect(lackingOf(of(" ", false, false))).toEqual(["no e-mail address", "no Windows or InSite"]);
  expect(of(null, true, true)[1]?.label).toBe("Profit Windows and InSite on, which turns Pocket on");
  expect(of(null, true, false)[1]?.label).toMatch(/^Profit Windows on/);
});

describe("the cause of a difference", () => {
  const green = judge(base, NOW);
  test("lost: the light that turned red first, with who did it", () => {
    const user = { ...base.user, leftAt: day("2026-11-15") };
    const after = judge(facts({ user, tokens: [token({ revokedAt: day("2026-11-12"), revoked: BY })] }), NOW);
    expect(causeOf(green, after)).toMatchObject({
      light: "token",
      from: "yes",
      to: "no",
      at: day("2026-11-12"),
      by: "S. de Boer",
    });
  });
  test("gained: the light that turned green last", () => {
    const before = judge(facts({ tokens: [], connector: { ...base.connector, block: block() } }), day("2026-11-05"));
    const after = judge(facts({ connector: { ...base.connector, block: ended } }), NOW);
    expect(causeOf(before, after)).toMatchObject({ light: "connector", to: "yes", at: day("2026-11-10") });
  });
});
