import { describe, expect, it } from "vitest";
import { canWrite, type EndpointWish, endpointDelta, linkWarnings } from "./connector.rules";

const get = (name: string): EndpointWish => ({ kind: "get", name });
const update = (name: string): EndpointWish => ({ kind: "update", name });

describe("endpoints", () => {
  it("only a GetConnector can't write", () => {
    expect([canWrite("afas", "get"), canWrite("afas", "update"), canWrite("afas", "special")]).toEqual([
      false,
      true,
      true,
    ]);
  });
  it("a delta adds what is missing and removes what is there, whatever the case", () => {
    const delta = endpointDelta([get("Profit_A"), update("HrAbsence")], {
      include: [get("profit_a"), get("Profit_B"), get("PROFIT_B")],
      exclude: [update("hrabsence"), get("Unknown")],
    });
    expect(delta.added.map(({ name }) => name)).toEqual(["PROFIT_B"]);
    expect(delta.removed).toEqual([update("HrAbsence")]);
  });
  it("one name as two kinds is two endpoints", () => {
    expect(endpointDelta([get("A")], { include: [update("A")], exclude: [] }).added).toEqual([update("A")]);
  });
  it("what is both wished and unwished is left out", () => {
    expect(endpointDelta([], { include: [get("A")], exclude: [get("A")] })).toEqual({ added: [], removed: [] });
  });
});

describe("before a connector is linked", () => {
  const facts = {
    connectorName: "Leave request app",
    systemName: "AFAS production",
    group: { code: "Everybody", isEverybody: true, headCount: 100_312 },
    writing: ["HrAbsence"],
    riders: [],
  };
  it("Everybody is a warning with a head-count, above all when the connector can write", () => {
    expect(linkWarnings(facts)).toEqual([
      "Everybody is a rule, not a list: all 100,312 users of AFAS production become members for Leave request app.",
      "Leave request app can write (HrAbsence), and it would be open to everybody.",
    ]);
  });
  it("every other connector on the group is named", () => {
    const group = { code: "HR", isEverybody: false, headCount: 3 };
    expect(linkWarnings({ ...facts, group, riders: ["Hours app", "Expenses"] })).toEqual([
      "Hours app, Expenses ride on HR too: who is added to it gets in there as well.",
    ]);
  });
  it("an empty group is said", () => {
    const group = { code: "NEW", isEverybody: false, headCount: 0 };
    expect(linkWarnings({ ...facts, group })).toEqual(["NEW has no members, so nobody can use Leave request app."]);
  });
});
