import { describe, expect, it } from "vitest";
import { ASSUMED_CONTRACT } from "./biuwer/sandbox";
import { EFFECT_TYPES } from "./effects";
import { driverFor, VENDORS } from "./registry";

describe("every driver", () => {
  it("says of every effect who does it, how often it may be sent, and what proves it", async () => {
    const lines = VENDORS.flatMap((driver) => [
      `## ${driver.name}`,
      "",
      ...EFFECT_TYPES.map((type) => {
        const capability = driver.capabilities[type];
        expect(capability, `${driver.vendor} does not classify ${type}`).toBeDefined();
        const effectClass = capability.how === "api" ? `, class ${capability.class}` : "";
        const proof = capability.how === "impossible" || capability.how === "here" ? "" : `, proof ${capability.proof}`;
        return `- \`${type}\`: ${capability.how}${effectClass}${proof}${capability.isAssumed ? ", assumed" : ""}. ${capability.sentence}`;
      }),
    ]);
    await expect(`# What each vendor lets a program do\n\n${lines.join("\n")}\n`).toMatchFileSnapshot(
      "capabilities.snapshot.md",
    );
  });

  it("says in its profile, too, whether a system can be read", () => {
    for (const { vendor, profile, observes, observesAt } of VENDORS) {
      for (const settings of [{}, { contract: ASSUMED_CONTRACT }]) {
        const canBeRead = profile.canBeRead?.(settings) ?? true;
        expect([vendor, canBeRead]).toEqual([vendor, (observesAt?.(settings) ?? observes).length > 0]);
      }
    }
  });

  it("is found by its vendor, and no other is", () => {
    for (const driver of VENDORS) expect(driverFor(driver.vendor)).toBe(driver);
    expect(() => driverFor("nobody")).toThrow("no driver");
  });
});
