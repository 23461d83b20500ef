import { describe, expect, it } from "vitest";
import { z } from "zod";
import { OptionalLastDay, OptionalMoment, optionalText, requiredText } from "./text.schema";

const iso = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

describe("a day that may be left empty", () => {
  it("counts to its last millisecond in UTC", () => {
    expect(iso(OptionalLastDay.parse("2027-04-30"))).toBe("2027-04-30T23:59:59.999Z");
  });
  it.each([undefined, "", "  "])("is absent when it is %j", (text) => expect(OptionalLastDay.parse(text)).toBeNull());
  it.each(["2027-02-30", "30-04-2027", "tomorrow", "2027-4-3"])("%s is refused, never moved on", (text) => {
    expect(OptionalLastDay.safeParse(text).error?.issues[0]?.message).toMatch(/Write the day as/);
  });
});

describe("a moment that may be left empty", () => {
  it.each([
    ["2026-11-24 09:00", "2026-11-24T09:00:00.000Z"],
    ["2026-11-24T09:00", "2026-11-24T09:00:00.000Z"],
    ["2026-11-24T09:00:30.250Z", "2026-11-24T09:00:30.250Z"],
  ])("%s is read in UTC", (text, wanted) => expect(iso(OptionalMoment.parse(text))).toBe(wanted));
  it("is absent when empty", () => expect(OptionalMoment.parse("")).toBeNull());
  it.each(["2026-02-31 09:00", "09:00", "2026-11-24", "2026-11-24 25:00"])("%s is refused", (text) => {
    expect(OptionalMoment.safeParse(text).success).toBe(false);
  });
});

it("a text that has to be filled in says what is needed", () => {
  const schema = z.strictObject({ label: requiredText("The label", 5) });
  expect(schema.parse({ label: " iPad " })).toEqual({ label: "iPad" });
  for (const label of [undefined, "", "   "]) {
    expect(schema.safeParse({ label }).error?.issues[0]?.message).toBe("The label is needed");
  }
  expect(schema.safeParse({ label: "iPhone" }).error?.issues[0]?.message).toMatch(/5 characters at most/);
});

it("a text that may be left empty is absent then", () => {
  const schema = optionalText("The owner", 20);
  expect([schema.parse(undefined), schema.parse("  "), schema.parse(" Anouk ")]).toEqual([null, null, "Anouk"]);
});
