import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { cookieName, cookieSecret, isServedSecurely } from "@/lib/auth/session-cookie";
import { requestInfoOf } from "./request-info";
import { isFromThisConsole } from "./same-origin";
import { signInPorts } from "./sign-in";

type Context = { params: Promise<{ nextauth: string[] }> };

const POSTS = ["callback", "signout"];
const LONGEST_BODY = 4096;

/** The addresses of next-auth: what changes something must come from a page of ours, and no answer leads to another host. */
export async function answerNextAuth(request: NextRequest, context: Context): Promise<Response> {
  const isPost = request.method === "POST";
  if (isPost) {
    const [act = ""] = (await context.params).nextauth;
    if (!isFromThisConsole(request.headers)) return new Response("Wrong origin", { status: 403 });
    if (!POSTS.includes(act)) return new Response("Not found", { status: 404 });
    if (!isForm(request)) return new Response("Only forms", { status: 415 });
  }
  const options = authOptions(signInPorts(requestInfoOf(request.headers, "screen"), request.headers.get("user-agent")));
  if (!isPost) return stayHere(await NextAuth(request, context, options), request, false);
  const form = new URLSearchParams((await request.text()).slice(0, LONGEST_BODY));
  const isScript = form.get("json") === "true" || request.headers.get("accept") === "application/json";
  const response: Response = await NextAuth(await withCsrfToken(request, form), context, options);
  await setCookie("csrf", "");
  if (request.nextUrl.pathname.endsWith("/signout")) await setCookie("session", "");
  return stayHere(response, request, isScript);
}

/**
 * next-auth wants the same random text in a cookie and in the form. A page rendered on the server can't set that cookie, and
 * the origin was compared already, so the pair is made here; without it a password sign-in would need JavaScript.
 */
async function withCsrfToken(request: NextRequest, form: URLSearchParams): Promise<NextRequest> {
  const token = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${token}${cookieSecret()}`).digest("hex");
  await setCookie("csrf", `${token}|${proof}`);
  form.set("csrfToken", token);
  form.delete("json");
  return new NextRequest(request.url, { method: "POST", headers: request.headers, body: form.toString() });
}

// An empty text takes the cookie back; a `__Host-` cookie is only taken back by one that is Secure too.
async function setCookie(name: "csrf" | "session", value: string): Promise<void> {
  const flags = { httpOnly: true, sameSite: "lax", path: "/", secure: isServedSecurely() } as const;
  (await cookies()).set(cookieName(name), value, { ...flags, ...(value === "" ? { maxAge: 0 } : {}) });
}

/**
 * next-auth answers with whole addresses of a host that it guesses, so only the path is kept. A script is told where to go; a
 * form that the browser sent itself is redirected.
 */
function stayHere(response: Response, request: NextRequest, isScript: boolean): Response {
  const location = response.headers.get("location");
  if (location === null) return response;
  const headers = new Headers(response.headers);
  const isGoodbye = request.nextUrl.pathname.endsWith("/signout");
  const path = isGoodbye ? "/sign-in" : pathOf(location);
  if (isGoodbye) headers.set("clear-site-data", '"cache"');
  if (isScript) {
    headers.delete("location");
    return Response.json({ url: path }, { headers });
  }
  headers.set("location", path);
  return new Response(null, { status: 303, headers });
}

function pathOf(location: string): string {
  const url = new URL(location, "http://console.invalid");
  if (!/^\/(api\/auth\/(error|signin)|sign-in)$/.test(url.pathname)) return `${url.pathname}${url.search}`;
  const error = url.searchParams.get("error");
  return error ? `/sign-in?error=${encodeURIComponent(error)}` : "/sign-in";
}

function isForm(request: NextRequest): boolean {
  return request.headers.get("content-type")?.split(";")[0] === "application/x-www-form-urlencoded";
}
