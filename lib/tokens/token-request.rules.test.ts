import { expect, it } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { dayRefusals, type RequestFacts, refuseFor, requestRefusals, requestWarnings } from "./token-request.rules";

const ready: RequestFacts = {
  userName: "Kim de Vries",
  connectorName: "Hours app",
  groupCode: "CONSULTANCY",
  isMember: true,
  email: "kim@kade.example",
  vendor: "afas",
  attributes: {},
  windows: true,
  insite: false,
  isLabelTaken: false,
  hasApiKey: true,
  isBlocked: false,
};
const says = (given: Partial<RequestFacts>) => requestRefusals({ ...ready, ...given }).map((refusal) => refusal.says);

it("a member with e-mail and one of the two applications can get a token", () => {
  expect(says({})).toEqual([]);
  expect(says({ windows: false, insite: true })).toEqual([]);
});

it.each([
  ["no linked group", { groupCode: null, isMember: false }, "Hours app is not linked to a group"],
  ["no membership", { isMember: false }, "Kim de Vries is not in the group CONSULTANCY"],
  ["no e-mail", { email: null }, "Kim de Vries has no e-mail address"],
  ["neither application", { windows: false }, "Kim de Vries has no Windows or InSite"],
  ["a label in use", { isLabelTaken: true }, "Hours app already has a token with this label; choose another"],
  ["no API key", { hasApiKey: false }, "The API key of Hours app is not known here"],
])("%s is named", (_title, given, sentence) => expect(says(given)).toEqual([sentence]));

it("everything that is missing is named at once, each under its field", () => {
  const refusals = requestRefusals({ ...ready, email: null, windows: false, isLabelTaken: true });
  const refused = (() => {
    try {
      refuseFor(refusals, "Not yet.");
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(DomainError);
  const { code, details } = refused as DomainError;
  expect(code).toBe("rule_broken");
  expect(Object.keys(details.fields ?? {})).toEqual(["accountId", "label"]);
  expect(details.fields?.accountId).toMatch(/no e-mail.*no Windows or InSite/);
});

it("a blocked connector is a warning and no refusal", () => {
  expect(says({ isBlocked: true })).toEqual([]);
  expect(requestWarnings({ ...ready, isBlocked: true })[0]).toMatch(/Hours app is blocked/);
  expect(requestWarnings(ready)).toEqual([]);
});

it("a day that has passed is no end", () => {
  const now = new Date("2026-11-22T09:00:00Z");
  expect(dayRefusals(new Date("2026-11-21T23:59:59.999Z"), now)).toHaveLength(1);
  expect(dayRefusals(new Date("2026-11-22T23:59:59.999Z"), now)).toEqual([]);
  expect(dayRefusals(null, now)).toEqual([]);
});
