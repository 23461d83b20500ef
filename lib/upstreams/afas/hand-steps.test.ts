import { describe, expect, it } from "vitest";
import { EFFECT_TYPES, type Effect, type EndpointRef } from "../effects";
import { afasDriver } from "./driver";
import { afasHandSteps } from "./hand-steps";

const person = { remoteId: "12345.KDV", name: "Kim *de* Vries", email: "kim.devries@example.com" };
const group = { code: "CONSULTANCY", description: "Consultancy" };
const connector = { name: "Hours app" };
const endpoints: EndpointRef[] = [
  { kind: "get", name: "Profit_Employees" },
  { kind: "update", name: "PtRealization" },
];
const every: Effect[] = [
  { type: "user.update.v1", person: { ...person, attributes: { windows: true, insite: false } } },
  { type: "user.block.v1", person },
  { type: "user.unblock.v1", person, groups: [group] },
  { type: "group.create.v1", group },
  { type: "group.rename.v1", group, from: { code: "CONS", description: "Cons" } },
  { type: "group.archive.v1", group },
  { type: "group.block.v1", group },
  { type: "group.unblock.v1", group },
  { type: "membership.add.v1", group, person, mayCreateGroup: false },
  { type: "membership.remove.v1", group, person },
  { type: "connector.create.v1", connector, group, endpoints },
  { type: "connector.link.v1", connector, group },
  { type: "connector.include.v1", connector, endpoints },
  { type: "connector.exclude.v1", connector, endpoints },
  { type: "connector.block.v1", connector },
  { type: "connector.unblock.v1", connector },
  { type: "token.request_code.v1", connector, person, tokenId: "tok_x" },
  { type: "token.redeem_code.v1", connector, person, tokenId: "tok_x" },
  { type: "token.revoke.v1", connector, person, tokenId: "tok_x", label: "Phone", hint: "ends in 2222", isHeld: false },
];

describe("the steps for a person", () => {
  it("exist for every effect", () => {
    const byHand = EFFECT_TYPES.filter((type) => !["here", "impossible"].includes(afasDriver.capabilities[type].how));
    expect(every.map((e) => e.type)).toEqual(byHand);
  });

  it.each(every)("of $type name the vendor's menu, our values, and what to check", (effect) => {
    const { menuPath, steps, why, checkAfterwards } = afasHandSteps(effect);
    expect(menuPath.slice(0, 2)).toEqual(["General", "Management"]);
    expect(["Authorisation tool", "App connector"]).toContain(menuPath[2]);
    expect(steps.length).toBeGreaterThan(2);
    for (const text of [why, checkAfterwards, ...steps]) {
      expect(text).toMatch(/[.)]$/);
      expect((text.match(/\*/g) ?? []).length % 2, text).toBe(0);
    }
  });

  it("of taking a user out of a group follow the manual's own labels", () => {
    const { steps } = afasHandSteps({ type: "membership.remove.v1", group, person });
    expect(steps.join(" ")).toContain("*Group maintenance*");
    expect(steps.join(" ")).toContain("*Users in group*");
    expect(steps.join(" ")).toContain("*Show selected items only*");
    expect(steps.join(" ")).toContain("*12345.KDV*");
  });

  it("of adding endpoints go tab by tab", () => {
    const { steps } = afasHandSteps({ type: "connector.include.v1", connector, endpoints });
    expect(steps).toEqual([
      "Open the properties of *Hours app*.",
      "On the tab *GetConnectors*, click *New*, tick *Profit_Employees* and click *Finish*.",
      "On the tab *UpdateConnectors*, click *New*, tick *PtRealization* and click *Finish*.",
      "Click *OK*.",
    ]);
  });
});
