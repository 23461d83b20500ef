import { describe, expect, it } from "vitest";
import { inputOf } from "./read-form";

describe("a form as the input of an operation", () => {
  it("keeps values as they are", () => {
    expect(
      inputOf([
        { name: "code", value: "EXPENSES" },
        { name: "blocked", value: false },
      ]),
    ).toEqual({ code: "EXPENSES", blocked: false });
  });

  it("nests names with dots", () => {
    expect(
      inputOf([
        { name: "why.reason", value: "Other" },
        { name: "why.ticket", value: "SEC-1" },
      ]),
    ).toEqual({
      why: { reason: "Other", ticket: "SEC-1" },
    });
  });

  it("collects a list, and keeps it empty rather than absent when nothing is ticked", () => {
    const entries = ["a", undefined, "c"].map((value) => ({ name: "systemIds[]", value }));
    expect(inputOf(entries)).toEqual({ systemIds: ["a", "c"] });
    expect(inputOf([{ name: "systemIds[]", value: undefined }])).toEqual({ systemIds: [] });
  });

  it("can't be made to write into the prototype of all objects", () => {
    inputOf([{ name: "__proto__.polluted", value: "yes" }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
