import { describe, expect, it } from "vitest";
import { isWished, rangeOf, stage, stagedCount } from "./staging";

const NOTHING = { add: [], remove: [] };
const kim = { id: "kim", isMember: true };
const noor = { id: "noor", isMember: false };

describe("staged wishes", () => {
  it("are deltas: only what differs from the group is staged", () => {
    expect(stage(NOTHING, [kim, noor], true)).toEqual({ add: ["noor"], remove: [] });
    expect(stage(NOTHING, [kim, noor], false)).toEqual({ add: [], remove: ["kim"] });
  });

  it("are taken off by ticking back", () => {
    expect(stage({ add: ["noor"], remove: ["kim"] }, [kim, noor], true)).toEqual({ add: ["noor"], remove: [] });
    expect(stage({ add: ["noor"], remove: [] }, [noor], false)).toEqual(NOTHING);
  });

  it("never hold a row twice", () => {
    const once = stage(NOTHING, [noor], true);
    expect(stage(once, [noor], true)).toEqual(once);
    expect(stagedCount(once)).toBe(1);
  });

  it("leave rows of other pages alone", () => {
    expect(stage({ add: ["far"], remove: ["away"] }, [noor], true)).toEqual({ add: ["far", "noor"], remove: ["away"] });
  });

  it("say what each row will be", () => {
    expect([kim, noor].map((row) => isWished(NOTHING, row))).toEqual([true, false]);
    expect([kim, noor].map((row) => isWished({ add: ["noor"], remove: ["kim"] }, row))).toEqual([false, true]);
  });
});

describe("a range of rows", () => {
  const rows = ["a", "b", "c", "d"].map((id) => ({ id }));
  const ids = (found: { id: string }[]) => found.map((row) => row.id).join("");
  it("holds both ends in either direction", () => {
    expect(ids(rangeOf(rows, "b", "d"))).toBe("bcd");
    expect(ids(rangeOf(rows, "d", "b"))).toBe("bcd");
  });
  it("is the one row where the other end isn't on this page", () => {
    expect(ids(rangeOf(rows, "z", "c"))).toBe("c");
    expect(ids(rangeOf(rows, null, "c"))).toBe("c");
  });
});
