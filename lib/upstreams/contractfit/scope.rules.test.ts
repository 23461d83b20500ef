import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assignment, beyond, isSetUpUser, isWithin, lacksInbox, refuseKey, sameList } from "./scope.rules";

const DOCUMENTS: Record<string, string[]> = { invoice: ["d1", "d2"], contract: ["d3"] };
const ROLES = ["viewer", "reviewer"];

/** Every entry that names its inbox where it names a document; documents stand in the inbox they are in. */
const entry: fc.Arbitrary<Assignment> = fc
  .tuple(fc.constantFrom(...ROLES), fc.constantFrom("tenant", "invoice", "contract"), fc.nat(3))
  .map(([role, inbox, pick]) => {
    if (inbox === "tenant") return { role };
    const document = DOCUMENTS[inbox]?.[pick];
    return { role, inbox, ...(document ? { document } : {}) };
  });
const entries = fc.array(entry, { maxLength: 5 });

/** The oracle: everything that an entry opens, written out. `*` stands for the inbox itself, `**` for the tenant. */
function opens({ role, inbox, document }: Assignment): Set<string> {
  if (document) return new Set([`${role}/${inbox}/${document}`]);
  const inboxes = inbox ? [inbox] : Object.keys(DOCUMENTS);
  const all = inboxes.flatMap((one) => ["*", ...(DOCUMENTS[one] ?? [])].map((d) => `${role}/${one}/${d}`));
  return new Set(inbox ? all : [...all, `${role}/**`]);
}
const opensAll = (list: readonly Assignment[]): Set<string> => new Set(list.flatMap((one) => [...opens(one)]));
const isPart = (a: Set<string>, b: Set<string>): boolean => [...a].every((one) => b.has(one));

const wish = (scope: Assignment[], held: Assignment[], username = "shared-link") =>
  refuseKey({
    username,
    setUpUser: "gatehouse@example.com",
    scope,
    held: [held],
    inWords: ({ role, inbox, document }) => `${role} @ ${inbox ?? ""}/${document ?? ""}`,
  });

describe("a key's scope", () => {
  it("is within its user's exactly where everything that it opens is open to the user", () => {
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        expect(isWithin(a, b)).toBe(isPart(opens(a), opens(b)));
      }),
      { numRuns: 1000 },
    );
  });

  it("never opens more than its user has, once it is allowed", () => {
    fc.assert(
      fc.property(entries, entries, (scope, held) => {
        if (wish(scope, held) === null) expect(isPart(opensAll(scope), opensAll(held))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("may be all that its user has, and stays allowed when the user is given more or the key less", () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), entries, fc.nat(4), (held, more, keep) => {
        expect(wish(held, held)).toBeNull();
        expect(wish(held, [...held, ...more])).toBeNull();
        const less = held.slice(0, keep + 1);
        expect(wish(less, held)).toBeNull();
      }),
    );
  });

  it("is refused as soon as one entry is beyond the user, however many others are not", () => {
    fc.assert(
      fc.property(entries, entry, (held, odd) => {
        fc.pre(!held.some((one) => isWithin(odd, one)));
        expect(beyond([...held, odd], held)).toEqual([odd]);
        expect(wish([...held, odd], held)).toContain("never broader than its user");
      }),
    );
  });

  it("must be within both what the vendor shows and what is recorded here", () => {
    const [a, b]: [Assignment, Assignment] = [{ role: "viewer" }, { role: "reviewer" }];
    const asked = { username: "x", setUpUser: undefined, scope: [a], inWords: ({ role }: Assignment) => role };
    expect(refuseKey({ ...asked, held: [[a], [a, b]] })).toBeNull();
    expect(refuseKey({ ...asked, held: [[a], [b]] })).toContain("does not have viewer");
  });
});

describe("an entry with a document", () => {
  it("always names its inbox, or the key is refused whatever its user has", () => {
    fc.assert(
      fc.property(entries, fc.constantFrom("d1", "d3"), (held, document) => {
        const bare = { role: "viewer", document };
        expect(lacksInbox(bare)).toBe(true);
        expect(wish([bare], [...held, { role: "viewer" }])).toContain("without its inbox");
      }),
    );
  });
});

describe("the set-up user", () => {
  it("is never the user of a key, in any letter case, whatever it has", () => {
    fc.assert(
      fc.property(
        entries,
        fc.constantFrom("gatehouse@example.com", "Gatehouse@Example.com ", "GATEHOUSE@EXAMPLE.COM"),
        (held, name) => {
          expect(isSetUpUser(name, "gatehouse@example.com")).toBe(true);
          expect(wish([{ role: "viewer" }], [...held, { role: "viewer" }], name)).toContain(
            "must never be the user of a key",
          );
        },
      ),
    );
  });
});

describe("two lists", () => {
  it("say the same in any order", () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(sameList(list, [...list].reverse())).toBe(true);
      }),
    );
    expect(sameList([{ role: "a" }], [{ role: "a", inbox: "i" }])).toBe(false);
  });
});
