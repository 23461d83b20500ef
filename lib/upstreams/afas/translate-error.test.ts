import { describe, expect, it } from "vitest";
import { translateAnswer } from "./translate-error";

const NOW = Date.UTC(2026, 10, 21, 12);
const answer = (status: number, headers: Record<string, string> = {}, body = "") =>
  translateAnswer({ status, headers, body }, ["s3cr3t-value"], NOW);
const threeFields = (words: string): string =>
  JSON.stringify({ externalMessage: words, errorNumber: -2147180996, profitLogReference: "A".repeat(32) });

describe("an answer of AFAS that is no success", () => {
  it.each([200, 400, 401, 500])(
    "is a refusal in their words wherever it carries the three fields, also with HTTP %i",
    (status) => {
      const error = answer(status, {}, threeFields("De waarde 's3cr3t-value' bestaat niet."));
      expect(error.failure).toEqual({ kind: "rejected", wasSent: true });
      expect(error.theirWords).toBe("De waarde '(hidden)' bestaat niet.");
      expect(error.message).toContain("A".repeat(32));
    },
  );

  it.each([
    [401, "", { kind: "credentials", wasSent: true }],
    [403, "", { kind: "rejected", wasSent: true }],
    [404, "", { kind: "rejected", wasSent: true }],
    [400, '{"message":"Invalid json"}', { kind: "rejected", wasSent: true }],
    [408, "", { kind: "transient", wasSent: true }],
    [413, "", { kind: "rejected", wasSent: true }],
    [500, "<html>", { kind: "transient", wasSent: true }],
    [502, "", { kind: "transient", wasSent: true }],
    [503, "", { kind: "transient", wasSent: true }],
    [504, '{"externalMess', { kind: "transient", wasSent: true }],
    [429, "", { kind: "throttled", wasSent: false, retryAfterMs: 60_000 }],
  ])("HTTP %i with %j", (status, body, failure) => expect(answer(status, {}, body).failure).toEqual(failure));

  it.each([
    ["30", 30_000],
    ["0", 1000],
    ["-5", 1000],
    ["1000000000", 3_600_000],
    ["Sat, 21 Nov 2026 12:02:00 GMT", 120_000],
    ["Sat, 21 Nov 2020 12:02:00 GMT", 1000],
    ["soon", 60_000],
  ])("tells to wait as Retry-After %j says, between a second and an hour", (said, retryAfterMs) => {
    for (const status of [429, 503]) {
      expect(answer(status, { "retry-after": said }).failure).toEqual({
        kind: "throttled",
        wasSent: false,
        retryAfterMs,
      });
    }
  });

  it("tells to wait as the maintenance body says where no header does", () => {
    const body = JSON.stringify({ error: { code: 503, message: "Maintenance" }, retry_after: 7200 });
    expect(answer(503, {}, body).failure).toEqual({ kind: "throttled", wasSent: false, retryAfterMs: 3_600_000 });
  });
});
