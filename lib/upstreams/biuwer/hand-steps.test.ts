import { describe, expect, it } from "vitest";
import { EFFECT_TYPES, type Effect, type EndpointRef } from "../effects";
import { biuwerDriver } from "./driver";

const person = {
  remoteId: "buyers@northwind.example",
  name: "North*wind* buyers",
  email: "buyers@northwind.example",
  attributes: { type: "basic", dataPolicy: true },
};
const group = { code: "Customers", description: "Who look at sales" };
const connector = { name: "Portal", group };
const endpoints: EndpointRef[] = [
  { kind: "page", name: "Sales" },
  { kind: "card", name: "Open orders" },
];
const standing = { connector, person, tokenId: "tok_x", label: "Portal", hint: "ends in 1e01", isHeld: true };
const every: Effect[] = [
  { type: "user.create.v1", person },
  { type: "user.update.v1", person },
  { type: "user.remove.v1", person },
  { type: "user.block.v1", person },
  { type: "user.unblock.v1", person, groups: [group] },
  { type: "group.create.v1", group },
  { type: "group.rename.v1", group, from: { code: "Clients", description: "" } },
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
  {
    type: "token.issue.v1",
    connector,
    person,
    tokenId: "tok_x",
    label: "Portal",
    scope: [],
    validFrom: "2027-01-01T00:00:00.000Z",
    expiresAt: "2027-06-30T00:00:00.000Z",
  },
  { type: "token.set_expiry.v1", expiresAt: "2027-06-30T00:00:00.000Z", ...standing },
  { type: "token.suspend.v1", expiresAt: null, ...standing },
  { type: "token.resume.v1", expiresAt: null, ...standing },
  { type: "token.revoke.v1", ...standing },
];
const stepsOf = (effect: Effect) =>
  biuwerDriver.handSteps(effect, { restUrl: "https://acme.biuwer.com", settings: {} });

describe("the steps for a person", () => {
  it("exist for every effect that can be done at all", () => {
    const byHand = EFFECT_TYPES.filter((type) => biuwerDriver.capabilities[type].how === "hand");
    expect(every.map((e) => e.type)).toEqual(byHand);
    expect(EFFECT_TYPES.filter((type) => !byHand.includes(type))).toEqual([
      "token.request_code.v1",
      "token.redeem_code.v1",
    ]);
  });

  it.each(every)("of $type name the vendor's menu, our values, and what to check", (effect) => {
    const { menuPath, steps, why, checkAfterwards } = stepsOf(effect);
    expect([
      "Administration/Users",
      "Administration/Groups",
      "Administration/Authentication tokens",
      "Content lists",
    ]).toContain(menuPath.join("/"));
    expect(steps.length).toBeGreaterThan(2);
    for (const text of [why, checkAfterwards, ...steps]) {
      expect(text).toMatch(/[.)]$/);
      expect((text.match(/\*/g) ?? []).length % 2, text).toBe(0);
    }
  });

  it.each(every)("of $type are marked as assumed where a step says so", (effect) => {
    const saysSo = stepsOf(effect).steps.some((step) => /\(That .* assumed/.test(step));
    expect(biuwerDriver.capabilities[effect.type].isAssumed ?? false).toBe(saysSo);
  });

  it("of a new user say who is told, and name the data policy that was declared", () => {
    const { steps } = stepsOf({ type: "user.create.v1", person });
    expect(steps.join(" ")).toContain("*Basic*");
    expect(steps.join(" ")).toContain("welcome message");
    expect(steps.join(" ")).toContain("data policy");
    const { dataPolicy: _, ...attributes } = person.attributes;
    const without = stepsOf({ type: "user.create.v1", person: { ...person, attributes } });
    expect(without.steps.join(" ")).not.toContain("data policy");
  });

  it("of what another application still shows leave it alone", () => {
    const { steps } = stepsOf({
      type: "connector.exclude.v1",
      connector,
      endpoints,
      stillWanted: [{ kind: "page", name: "Stock" }],
    });
    expect(steps).toContain("Leave Page *Stock* as it is: another application of the same group shows it.");
  });
});
