import { type NextRequest, NextResponse } from "next/server";
import { isPageMethod, responseHeaders } from "@/lib/doors/response-headers";
import { env } from "@/lib/env";

// Headers and nothing else: a proxy can be walked around, so who may do what is decided at the data (lib/auth, lib/gate).

/** Puts the security headers on every answer, and on every request an id, the nonce and the path, whatever the caller sent. */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const requestId = crypto.randomUUID();
  const answerHeaders: Record<string, string> = {
    ...responseHeaders({
      nonce,
      isSecure: env().appOrigins[0]?.startsWith("https://") ?? true,
      isDevelopment: env().NODE_ENV === "development",
      isStatic: pathname.startsWith("/_next/static/"),
    }),
    "X-Request-Id": requestId,
  };
  if (!pathname.startsWith("/api/") && !isPageMethod(request.method, request.headers)) {
    return new Response("Method not allowed", { status: 405, headers: { ...answerHeaders, Allow: "GET, HEAD" } });
  }
  const headers = new Headers(request.headers);
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("x-gatehouse-path", `${pathname}${search}`);
  // Next takes the nonce for its own scripts from here.
  headers.set("content-security-policy", answerHeaders["Content-Security-Policy"] ?? "");
  return NextResponse.next({ request: { headers }, headers: answerHeaders });
}

// A file of 100,000 rows streams to its door; this layer would first keep a part of it in memory and then lose the rest.
export const config = { matcher: ["/((?!api/v1/imports/).*)"] };
