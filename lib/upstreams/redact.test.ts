import { describe, expect, it } from "vitest";
import { redact } from "./redact";

describe("a vendor's words", () => {
  it("lose every secret in play, as text and in base64", () => {
    const secret = "correct horse battery";
    const said = `no ${secret} or ${Buffer.from(secret).toString("base64")} here`;
    expect(redact(said, [secret])).toBe("no (hidden) or (hidden) here");
  });

  it.each([
    ["a token", `bad <token><version>1</version><data>${"A1".repeat(32)}</data></token>`],
    ["half a token", `bad <token><version>1</version><data>${"A1".repeat(20)}`],
    ["a token's characters", `bad ${"A1".repeat(32)}`],
    ["an authorization header", `bad AfasToken ${"A1".repeat(20)}`],
  ])("lose what looks like %s, even one that we don't know", (_name, said) => {
    expect(redact(said, [])).not.toContain("A1A1");
  });

  it("are cut to 500 characters and one line", () => {
    const clean = redact(`a\n\n${"word ".repeat(400)}`, []);
    expect(clean.length).toBe(500);
    expect(clean).not.toContain("\n");
  });
});
