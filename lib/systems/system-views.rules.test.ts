import { describe, expect, it } from "vitest";
import { conditionOf, isUnhealthy } from "./system-views.rules";

const sound = {
  isSuspended: false,
  state: "active",
  health: "ok",
  throttledUntil: null,
  isByHand: false,
  isWriteOnly: false,
} as const;
const later = new Date("2026-11-22T05:00:00Z");

describe("the one word for how a system is", () => {
  it("says what stops it before what slows it, and what slows it before what it is by nature", () => {
    const worse = [
      { isWriteOnly: true },
      { health: "unknown" },
      { isByHand: true },
      { health: "unreachable" },
      { throttledUntil: later },
      { state: "paused" },
      { isSuspended: true },
    ] as const;
    let system: Parameters<typeof conditionOf>[0] = sound;
    const said = worse.map((one) => {
      system = { ...system, ...one };
      return conditionOf(system);
    });
    expect(said).toEqual(["write_only", "untested", "by_hand", "unreachable", "slow", "paused", "suspended"]);
  });

  it("never calls a system healthy whose credential was refused or that nobody tested", () => {
    expect(conditionOf(sound)).toBe("ok");
    expect(conditionOf({ ...sound, health: "refused" })).toBe("refused");
    expect(conditionOf({ ...sound, health: "unknown" })).toBe("untested");
  });
});

describe("a system that somebody should look at", () => {
  it("is paused, refuses our credential or doesn’t answer, as the navigation counts", () => {
    expect(isUnhealthy({ state: "paused", health: "ok" })).toBe(true);
    expect(isUnhealthy({ state: "active", health: "refused" })).toBe(true);
    expect(isUnhealthy({ state: "active", health: "unreachable" })).toBe(true);
    expect(isUnhealthy({ state: "active", health: "ok" })).toBe(false);
    expect(isUnhealthy({ state: "active", health: "unknown" })).toBe(false);
  });
});
