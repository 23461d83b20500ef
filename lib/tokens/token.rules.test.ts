import { describe, expect, it } from "vitest";
import {
  CLASSIC_END,
  CLASSIC_SWITCH_OFF,
  canReveal,
  canRevoke,
  expiryOf,
  hintOf,
  type TokenLife,
  tokenStatus,
} from "./token.rules";

const NOW = new Date("2026-11-22T09:00:00Z");
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const life = (given: Partial<TokenLife> = {}): TokenLife => ({
  codeMailedAt: null,
  issuedAt: day(-10),
  expiresAt: day(100),
  revokedAt: null,
  isSuspended: false,
  revocation: null,
  ...given,
});

describe("where a token stands", () => {
  it.each([
    ["is requested until a code is mailed", life({ issuedAt: null }), "requested"],
    ["waits for the code once it is mailed", life({ issuedAt: null, codeMailedAt: NOW }), "code_mailed"],
    ["is active when issued and far from its end", life(), "active"],
    ["is active without an end", life({ expiresAt: null }), "active"],
    ["is active with 31 days left", life({ expiresAt: day(31) }), "active"],
    ["is expiring with 30 days left", life({ expiresAt: day(30) }), "expiring"],
    ["is expired at its very end", life({ expiresAt: NOW }), "expired"],
    ["is suspended while a block holds", life({ isSuspended: true }), "suspended"],
    ["is expired rather than suspended", life({ isSuspended: true, expiresAt: day(-1) }), "expired"],
    ["is revoking while its order is queued", life({ revokedAt: NOW, revocation: "queued" }), "revoking"],
    [
      "is revoking while the vendor's word is all there is",
      life({ revokedAt: NOW, revocation: "applied" }),
      "revoking",
    ],
    ["is revoking while a person has it to do", life({ revokedAt: NOW, revocation: "by_hand" }), "revoking"],
    ["is revoking while the vendor refused", life({ revokedAt: NOW, revocation: "failed" }), "revoking"],
    ["is revoked once read back", life({ revokedAt: NOW, revocation: "verified" }), "revoked"],
    ["is revoked once a person said so", life({ revokedAt: NOW, revocation: "by_hand_done" }), "revoked"],
    ["is revoked where the vendor had nothing to delete", life({ revokedAt: NOW, issuedAt: null }), "revoked"],
  ])("a token %s", (_title, token, status) => {
    expect(tokenStatus(token, NOW)).toBe(status);
  });

  it("reads moments that arrived as text", () => {
    expect(tokenStatus(life({ issuedAt: "2026-01-01T00:00:00Z", expiresAt: "2026-11-30T00:00:00Z" }), NOW)).toBe(
      "expiring",
    );
  });
});

describe("what may be done with a token", () => {
  it("everything that was not revoked can be revoked, an expired one too", () => {
    expect(canRevoke({ revokedAt: null })).toBe(true);
    expect(canRevoke({ revokedAt: NOW })).toBe(false);
  });

  const kept = { issuedAt: NOW, revokedAt: null, revealedAt: null, isHeld: true, source: "decided" };
  it("an issued text that is kept can be shown", () => expect(canReveal(kept)).toBe(true));
  it.each([
    ["not issued", { issuedAt: null }],
    ["revoked", { revokedAt: NOW }],
    ["shown already", { revealedAt: NOW }],
    ["not kept", { isHeld: false }],
    ["recorded by hand", { source: "by_hand" }],
  ])("a token that is %s can't be shown", (_title, given) => expect(canReveal({ ...kept, ...given })).toBe(false));
});

describe("the end of a token", () => {
  const issued = { issuedAt: NOW, askedUntil: null, validityDays: null, kind: "classic" };
  it("a classic token never outlives 1 May 2027", () => {
    expect(expiryOf(issued)).toEqual(CLASSIC_END);
    expect(expiryOf({ ...issued, validityDays: 3650 })).toEqual(CLASSIC_END);
  });
  it("a classic token made after that day stops with the switch-off", () => {
    expect(expiryOf({ ...issued, issuedAt: new Date("2027-06-01T00:00:00Z") })).toEqual(CLASSIC_SWITCH_OFF);
  });
  it("the earliest of wish, validity and vendor counts", () => {
    expect(expiryOf({ ...issued, validityDays: 30 })).toEqual(day(30));
    expect(expiryOf({ ...issued, validityDays: 30, askedUntil: day(5) })).toEqual(day(5));
  });
  it("another kind without a wish has no end", () => expect(expiryOf({ ...issued, kind: "oauth" })).toBeNull());
});

it("a token is named by its ends, or by its label before it exists", () => {
  expect(hintOf({ prefix: "A41C", lastFour: "9F3C", label: "iPhone" })).toBe("A41C…9F3C");
  expect(hintOf({ prefix: null, lastFour: null, label: "iPhone" })).toBe("“iPhone”");
});
