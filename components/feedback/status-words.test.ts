import { describe, expect, it } from "vitest";
import { DELIVERY_LOOKS, TOKEN_LOOKS } from "./status-words";

describe("status chips", () => {
  it("can be told apart without colour: no two delivery statuses share icon and word", () => {
    const seen = Object.values(DELIVERY_LOOKS).map((look) => `${look.icon} ${look.word}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("keep the full green tick for what was read back from the vendor", () => {
    const green = Object.entries(DELIVERY_LOOKS).filter(([, look]) => look.tone === "success");
    expect(green.map(([status]) => status)).toEqual(["verified"]);
  });

  it("never show a token that stopped as if it still worked", () => {
    for (const status of ["revoked", "revoking", "expired", "suspended"] as const)
      expect(TOKEN_LOOKS[status].tone).not.toBe("success");
  });
});
