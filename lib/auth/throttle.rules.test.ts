import { describe, expect, it } from "vitest";
import { type RecentFailures, waitBeforeTry } from "./throttle.rules";

const none: RecentFailures = {
  pair: 0,
  pairAgoMs: 0,
  account: 0,
  accountAgoMs: 0,
  address: 0,
  addressAgoMs: 0,
  isKnownAddress: false,
};

describe("the wait before the next try", () => {
  it("is none for the first five wrong passwords, and doubles from there up to one minute", () => {
    const waits = [4, 5, 6, 7, 11, 50].map((pair) => waitBeforeTry({ ...none, pair }));
    expect(waits).toEqual([0, 1000, 2000, 4000, 60_000, 60_000]);
  });

  it("counts from the last wrong password, so that waiting is enough", () => {
    expect(waitBeforeTry({ ...none, pair: 50, pairAgoMs: 59_000 })).toBe(1000);
    expect(waitBeforeTry({ ...none, pair: 50, pairAgoMs: 60_000 })).toBe(0);
  });

  it("follows an e-mail across addresses and an address across e-mails", () => {
    expect(waitBeforeTry({ ...none, account: 25 })).toBe(32_000);
    expect(waitBeforeTry({ ...none, address: 45 })).toBe(32_000);
  });

  it("never holds up a person at his usual address for what others do elsewhere", () => {
    expect(waitBeforeTry({ ...none, account: 10_000, address: 10_000, isKnownAddress: true })).toBe(0);
  });
});
