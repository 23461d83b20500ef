import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinedCompanies, joinedPeople, joinWarnings, type KnownAccount, type KnownGroup } from "./joins.rules";

const person = (remoteId: string, email: string | null): KnownAccount => ({ remoteId, name: remoteId, email });
const company = (code: string, commonId?: string): KnownGroup => ({
  code,
  description: code,
  attributes: commonId === undefined ? {} : { commonId },
});

describe("what Ainua joins", () => {
  it("is one person for two external ids with one e-mail address, whatever the letter case", () => {
    const accounts = [person("user_001", "Kim@Example.com"), person("E-1", " kim@example.com "), person("x", "y@z.nl")];
    expect(joinedPeople(accounts)).toEqual([{ key: "kim@example.com", of: accounts.slice(0, 2) }]);
  });

  it("is one company for two external ids with one common identity id", () => {
    const groups = [company("account_123", "123456-8"), company("D-10020", "123456-8"), company("z", "9")];
    expect(joinedCompanies(groups)).toEqual([{ key: "123456-8", of: groups.slice(0, 2) }]);
  });

  it("is nothing for those without an e-mail address or a common id", () => {
    expect(joinedPeople([person("a", null), person("b", null), person("c", " ")])).toEqual([]);
    expect(joinedCompanies([company("a"), company("b"), company("c", "")])).toEqual([]);
  });

  it("is said in words that name every external id of the join and no other", () => {
    const accounts = [person("u1", "k@x.nl"), person("u2", "k@x.nl"), person("u3", "k@x.nl"), person("u4", "l@x.nl")];
    const warnings = joinWarnings({ accounts, groups: [company("g1", "7"), company("g2", "7"), company("g3", "8")] });
    expect(warnings.map((words) => words.slice(0, 60))).toEqual([
      expect.stringContaining("u1, u2 and u3 have the e-mail address k@x.nl"),
      expect.stringContaining("g1 and g2 have the common identity id 7"),
    ]);
    expect(warnings.join(" ")).not.toMatch(/u4|g3/);
  });

  it("puts every account in at most one join, and two of one address always in the same", () => {
    const known = fc.array(
      fc.record({ remoteId: fc.uuid(), name: fc.string(), email: fc.constantFrom(null, "a@x", "A@x", "b@x") }),
    );
    fc.assert(
      fc.property(known, (accounts) => {
        const joins = joinedPeople(accounts);
        const all = joins.flatMap(({ of }) => of);
        expect(new Set(all).size).toBe(all.length);
        for (const key of ["a@x", "b@x"]) {
          const of = accounts.filter(({ email }) => email?.toLowerCase() === key);
          expect(joins.find((join) => join.key === key)?.of ?? []).toEqual(of.length > 1 ? of : []);
        }
      }),
    );
  });
});
