import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path.rules";

describe("the way back after signing in", () => {
  it.each(["/groups", "/groups?q=kim&size=50", "/tokens/tok_1", "/changes?error=timeout"])("keeps %s", (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    null,
    "",
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/..//evil.example",
    "/%09/evil.example\t",
    "/\n/evil.example",
    "javascript:alert(1)",
    "/sign-in?from=/x",
    "/set-up",
    "/api/v1/operations/x",
    "groups",
    "/caf\u00e9",
  ])("leads Home instead of to %j", (path) => {
    expect(safeReturnPath(path)).toBe("/");
  });
});
