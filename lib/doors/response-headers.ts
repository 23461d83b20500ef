/** What a browser is told about every answer: where its parts may come from, and that nobody may frame, sniff or keep it. */
export type HeaderSettings = { nonce: string; isSecure: boolean; isDevelopment: boolean; isStatic: boolean };

const TWO_YEARS_SECONDS = 63_072_000;

/** The headers of one answer; the nonce is new for each, and only scripts and styles that carry it are used. */
export function responseHeaders(settings: HeaderSettings): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(settings),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ...(settings.isSecure ? { "Strict-Transport-Security": `max-age=${TWO_YEARS_SECONDS}; includeSubDomains` } : {}),
    ...(settings.isStatic ? {} : { "Cache-Control": "private, no-store" }),
  };
}

// Next's development server evaluates code and writes its styles inline; the shipped console does neither.
function contentSecurityPolicy({ nonce, isDevelopment }: HeaderSettings): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join("; ");
}

/**
 * Whether a page answers this method. Next would show the page for any of them, so a DELETE looked like a success; a POST is a
 * server action, which is marked by its header or, without JavaScript, by its multipart body.
 */
export function isPageMethod(method: string, head: Headers): boolean {
  if (method === "GET" || method === "HEAD") return true;
  if (method !== "POST") return false;
  return head.has("next-action") || (head.get("content-type") ?? "").startsWith("multipart/form-data");
}
