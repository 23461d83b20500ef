import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta, type Delta, membershipWarnings, nameSome, readinessOf } from "./membership.rules";

const LETTERS: readonly string[] = [..."abcdefgh"];
const ids = fc.uniqueArray(fc.constantFrom(...LETTERS));
const delta = fc.tuple(ids, ids).map(([add, rest]): Delta => ({ add, remove: rest.filter((id) => !add.includes(id)) }));
const changed = (members: ReadonlySet<string>, wish: Delta): ReadonlySet<string> => {
  const { added, removed } = applyDelta(members, wish);
  return new Set([...members, ...added].filter((id) => !removed.includes(id)));
};
const sorted = (members: ReadonlySet<string>) => [...members].sort();

describe("a delta", () => {
  it("ends with everybody as wished and nobody else touched", () => {
    fc.assert(
      fc.property(ids, delta, (members, wish) => {
        const result = changed(new Set(members), wish);
        expect(wish.add.every((id) => result.has(id))).toBe(true);
        expect(wish.remove.some((id) => result.has(id))).toBe(false);
        const named = new Set([...wish.add, ...wish.remove]);
        for (const id of LETTERS) if (!named.has(id)) expect(result.has(id)).toBe(members.includes(id));
      }),
    );
  });

  it("commutes with another one unless both wish the opposite of the same person", () => {
    fc.assert(
      fc.property(ids, delta, delta, (members, mine, theirs) => {
        const isOpposed = [
          ...mine.add.filter((id) => theirs.remove.includes(id)),
          ...mine.remove.filter((id) => theirs.add.includes(id)),
        ];
        fc.pre(isOpposed.length === 0);
        const start = new Set(members);
        expect(sorted(changed(changed(start, mine), theirs))).toEqual(sorted(changed(changed(start, theirs), mine)));
      }),
    );
  });

  it("done twice changes nothing the second time", () => {
    fc.assert(
      fc.property(ids, delta, (members, wish) => {
        const { added, removed, skipped } = applyDelta(changed(new Set(members), wish), wish);
        expect([added, removed]).toEqual([[], []]);
        expect(skipped).toEqual([...wish.add, ...wish.remove]);
      }),
    );
  });
});

describe("readiness", () => {
  it.each([
    ["a@b.example", true, false, "Ready"],
    ["a@b.example", false, true, "Ready"],
    ["a@b.example", false, false, "No Windows or InSite"],
    [" ", true, false, "No e-mail address"],
    [null, false, false, "No e-mail address; no Windows or InSite"],
  ])("with e-mail %s, Windows %s, InSite %s is: %s", (email, windows, insite, says) => {
    const ready = readinessOf({ vendor: "afas", email, windows, insite });
    expect(ready.says).toBe(says);
    expect(ready.isReady).toBe(says === "Ready");
  });
});

describe("warnings", () => {
  const kim = { name: "Kim de Vries", vendor: "afas", email: "kim@kade.example", windows: false, insite: true };
  const noor = { ...kim, name: "Noor Bakker", email: null };
  const none = { code: "HOURS", riders: [], added: [], removed: [], skipped: [], isRebased: false };

  it("name every connector that rides on the group, both for who comes and for who goes", () => {
    expect(membershipWarnings({ ...none, riders: ["Hours app"], added: [kim], removed: [kim] })).toEqual([
      "Hours app rides on HOURS: who is added passes its first light, member.",
      "Hours app rides on HOURS: who is taken out loses its first light, member.",
    ]);
  });

  it("name who is not ready, who is already so, and that somebody else was here", () => {
    expect(membershipWarnings({ ...none, added: [kim, noor], skipped: [kim], isRebased: true })).toEqual([
      "Noor Bakker is not ready and can’t get a token yet.",
      "Already so, left alone: Kim de Vries.",
      "HOURS was changed by somebody since you began; your changes are added to theirs.",
    ]);
  });

  it("say nothing where there is nothing to say", () => {
    expect(membershipWarnings({ ...none, added: [kim] })).toEqual([]);
  });

  it("name three people and count the others", () => {
    expect(nameSome(["A", "B", "C", "D", "E"])).toBe("A, B, C and 2 more");
    expect(nameSome(["A", "B"])).toBe("A and B");
  });
});
