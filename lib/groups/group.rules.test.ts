import { describe, expect, it } from "vitest";
import { checkCanArchive, checkVersion, createGroupWords, type GroupFacts, newGroupEffects } from "./group.rules";
import { openWords, whyNotEditable } from "./group-views.rules";

const group: GroupFacts = {
  id: "grp",
  systemId: "sys",
  systemName: "AFAS production",
  code: "HOURS",
  description: "Hours app users",
  vendor: "afas",
  attributes: {},
  kind: "listed",
  version: 3,
  memberCount: 0,
  riders: [],
};
const api = (sentence: string, systemName = "AFAS production") => ({
  how: "api" as const,
  systemName,
  sentence,
  says: "",
});

describe("a group", () => {
  it("goes only when nothing refers to it any more", () => {
    expect(() => checkCanArchive(group)).not.toThrow();
    expect(() => checkCanArchive({ ...group, memberCount: 1 })).toThrow("1 user is in HOURS");
    expect(() => checkCanArchive({ ...group, memberCount: 1_200 })).toThrow("1,200 users are in HOURS");
    expect(() => checkCanArchive({ ...group, riders: ["Hours app"] })).toThrow("linked to Hours app");
    expect(() => checkCanArchive({ ...group, kind: "everybody" })).toThrow("Everybody is a rule");
  });

  it("is edited only as it was seen, and a refusal says what it is now", () => {
    expect(() => checkVersion(group, 3)).not.toThrow();
    expect(() => checkVersion(group, 2)).toThrow(
      expect.objectContaining({
        code: "conflict",
        details: expect.objectContaining({ facts: expect.objectContaining({ version: 3 }) }),
      }),
    );
  });
});

describe("the orders of a new group in words", () => {
  it("show the member it is made with and count the others, vendor by vendor", () => {
    const effects = [
      api("Create group HOURS with Kim"),
      api("Create group HOURS with Noor"),
      api("Create group HOURS with Jan"),
      api("Create group HOURS with Ana", "AFAS test"),
      { ...api("Link Hours app to group HOURS"), how: "hand" as const },
    ];
    expect(
      newGroupEffects(effects, "HOURS").map(({ systemName, sentence, times }) => [systemName, sentence, times]),
    ).toEqual([
      ["AFAS production", "Create group HOURS with Kim", 1],
      ["AFAS production", "Add the others to HOURS", 2],
      ["AFAS test", "Create group HOURS with Ana", 1],
      ["AFAS production", "Link Hours app to group HOURS", 1],
    ]);
    expect(createGroupWords(effects)).toBe("Create group, send 4 changes, open 1 hand task");
    expect(createGroupWords([{ how: "hand" }])).toBe("Create group, open 1 hand task");
  });
});

describe("a group in a list", () => {
  it("says what is still to do at the vendor, and first of all what needs a person", () => {
    expect(openWords({ todo: 0, stuck: 0 })).toBeNull();
    expect(openWords({ todo: 3, stuck: 0 })).toBe("Decided, 3 to do");
    expect(openWords({ todo: 3, stuck: 1 })).toBe("Decided, 1 needs a person");
  });

  it("can't be ticked where it is a rule or archived, and says why", () => {
    const open = { isEverybody: false, systemName: "AFAS production", archivedAt: null };
    expect(whyNotEditable(open)).toBeNull();
    expect(whyNotEditable({ ...open, isEverybody: true })).toBe("Everybody is a rule: all users of AFAS production.");
    expect(whyNotEditable({ ...open, archivedAt: new Date() })).toBe("This group is archived.");
  });
});
