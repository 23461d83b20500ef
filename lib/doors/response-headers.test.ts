import { describe, expect, it } from "vitest";
import { isPageMethod, responseHeaders } from "./response-headers";

const live = { nonce: "bm9uY2U=", isSecure: true, isDevelopment: false, isStatic: false };

describe("the headers of an answer", () => {
  it("let scripts and styles in by nonce alone, and nobody frame, rebase or post elsewhere", () => {
    const csp = responseHeaders(live)["Content-Security-Policy"] ?? "";
    expect(csp.split("; ")).toEqual([
      "default-src 'self'",
      "script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'",
      "style-src 'self' 'nonce-bm9uY2U='",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]);
    expect(csp).not.toContain("unsafe");
  });

  it("forbid sniffing, foreign windows and referrers, and keep nothing in a cache", () => {
    expect(responseHeaders(live)).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "private, no-store",
    });
  });

  it("demand https for two years where the console has it, and only there", () => {
    expect(responseHeaders(live)["Strict-Transport-Security"]).toBe("max-age=63072000; includeSubDomains");
    expect(responseHeaders({ ...live, isSecure: false })["Strict-Transport-Security"]).toBeUndefined();
  });

  it("leave the files of a build in the cache", () => {
    expect(responseHeaders({ ...live, isStatic: true })["Cache-Control"]).toBeUndefined();
  });
});

describe("a page", () => {
  it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])("answers no %s", (method) => {
    expect(isPageMethod(method, new Headers({ "next-action": "1" }))).toBe(false);
  });

  it("takes a POST that is a server action, by script or by form, and no other", () => {
    expect(isPageMethod("POST", new Headers({ "next-action": "1", "content-type": "text/plain" }))).toBe(true);
    expect(isPageMethod("POST", new Headers({ "content-type": "multipart/form-data; boundary=x" }))).toBe(true);
    expect(isPageMethod("POST", new Headers({ "content-type": "text/plain" }))).toBe(false);
    expect(isPageMethod("POST", new Headers({ "content-type": "application/x-www-form-urlencoded" }))).toBe(false);
  });
});
