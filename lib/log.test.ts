import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { log, redact, setLogDestinationForTests } from "@/lib/log";

const lines: string[] = [];
const ourKey = `gth_app_${"a1B2".repeat(9)}`;
const hex = "0123456789abcdef".repeat(4);

beforeEach(() => {
  lines.length = 0;
  setLogDestinationForTests({ write: (line) => lines.push(line) });
});
afterEach(() => setLogDestinationForTests());

describe("log", () => {
  it("writes one JSON line an event, with its level, time and fields", () => {
    log.info("delivery.sent", { deliveryId: "del_1", attempt: 2 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "info",
      event: "delivery.sent",
      deliveryId: "del_1",
      attempt: 2,
    });
  });

  it.each([
    "token",
    "accessToken",
    "client_secret",
    "password",
    "Authorization",
    "otp",
    "apiKey",
    "api_key",
    "cookie",
    "Set-Cookie",
    "masterKey",
  ])("hides a field called %s at any depth", (name) => {
    log.warn("x", { deep: [{ [name]: "the-value" }], [name]: { inner: "the-value" } });
    expect(lines.join("")).not.toContain("the-value");
  });

  it.each([
    ["one of our keys", `key ${ourKey} was used`, ourKey],
    ["an AFAS token", `sent <token><version>1</version><data>${hex}</data></token>`, hex],
    ["an AFAS token's data alone", `"data":"${hex}"`, hex],
    ["an authorization header", "authorization: AfasToken PHRva2VuPjx2ZXJzaW9u", "PHRva2VuPjx2ZXJzaW9u"],
    ["a password in an address", "could not reach postgresql://app:hunter22@db/x", "hunter22"],
  ])("cuts %s out of any text", (_what, text, secret) => {
    log.error("x", { note: text, error: new Error(text, { cause: new Error(text) }), [text]: 1, list: [text] });
    expect(redact(text)).not.toContain(secret);
    expect(lines).toHaveLength(1);
    expect(lines.join("")).not.toContain(secret);
  });

  it("writes an error as name, message, code and stack, without the fields that carry rows", () => {
    log.error("x", {
      error: Object.assign(new TypeError("bad"), { code: "P2002", meta: { row: "private" }, parameters: ["private"] }),
    });
    expect(JSON.parse(lines[0] ?? "").error).toMatchObject({ name: "TypeError", message: "bad", code: "P2002" });
    expect(lines.join("")).not.toContain("private");
  });

  it("survives cycles, big numbers and bytes", () => {
    const cycle: Record<string, unknown> = { size: 10n, bytes: new Uint8Array(3) };
    cycle.self = cycle;
    log.info("x", cycle);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ size: "10", bytes: "[3 bytes]" });
  });
});
