import { describe, expect, it } from "vitest";
import type { OperatorActor } from "@/lib/auth/find-actor";
import { EFFECT_TYPES } from "@/lib/upstreams/effects";
import { VENDORS } from "@/lib/upstreams/registry";
import { capabilitiesOfSystem, listCapabilities, listVendors } from "./capability.queries";
import { sampleEffect } from "./sample-effects.rules";

const auditor = { kind: "operator", role: "auditor" } as OperatorActor;

describe("what each vendor can do", () => {
  it("is said of every effect and every vendor, with a sentence each", () => {
    const { vendors, rows } = listCapabilities(auditor);
    expect(vendors).toEqual(VENDORS.map(({ name }) => name));
    expect(rows.map(({ effect }) => effect)).toEqual(EFFECT_TYPES);
    for (const { label, capabilities } of rows) {
      expect(label.length).toBeGreaterThan(4);
      expect(capabilities.map(({ vendor }) => vendor)).toEqual(vendors);
      for (const { sentence } of capabilities) expect(sentence).toMatch(/\.$/);
    }
  });

  it("is narrowed to the vendors that are named, and to none by a name that nobody has", () => {
    const [first] = listVendors(auditor);
    expect(listCapabilities(auditor, [first?.key ?? ""]).vendors).toEqual([first?.name]);
    expect(listCapabilities(auditor, ["nobody"]).vendors).toHaveLength(VENDORS.length);
  });

  it("of one system depends on whether the texts of its tokens are kept", () => {
    const of = (custody: "keep" | "forget") =>
      capabilitiesOfSystem(auditor, { vendor: "afas", settings: {}, custody }).rows.find(
        ({ effect }) => effect === "token.revoke.v1",
      )?.capabilities[0]?.how;
    expect([of("keep"), of("forget")]).toEqual(["api", "hand"]);
  });

  it("is asked with an order of every type that carries its own type", () => {
    expect(EFFECT_TYPES.map((type) => sampleEffect(type, true).type)).toEqual(EFFECT_TYPES);
  });
});
