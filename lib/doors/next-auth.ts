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
  const response: Response = await NextAuth(isPost ? await withCsrfToken(request) : request, context, options);
  if (isPost) (await cookies()).delete(cookieName("csrf"));
  return stayHere(response, request);
}

/**
 * next-auth wants the same random text in a cookie and in the form. A page rendered on the server can't set that cookie, and
 * the origin was compared already, so the pair is made here; without it a password sign-in would need JavaScript.
 */
async function withCsrfToken(request: NextRequest): Promise<NextRequest> {
  const form = new URLSearchParams((await request.text()).slice(0, LONGEST_BODY));
  const token = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${token}${cookieSecret()}`).digest("hex");
  const flags = { httpOnly: true, sameSite: "lax", path: "/", secure: isServedSecurely() } as const;
  (await cookies()).set(cookieName("csrf"), `${token}|${proof}`, flags);
  form.set("csrfToken", token);
  form.delete("json");
  return new NextRequest(request.url, { method: "POST", headers: request.headers, body: form.toString() });
}

/**
 * next-auth answers with whole addresses of a host that it guesses, so only the path is kept. A form that is sent by a script
 * asks for JSON and is told where to go; one that is sent by the browser itself is redirected.
 */
function stayHere(response: Response, request: NextRequest): Response {
  const location = response.headers.get("location");
  if (location === null) return response;
  const headers = new Headers(response.headers);
  const path = pathOf(location);
  if (path.startsWith("/sign-in") && request.nextUrl.pathname.endsWith("/signout"))
    headers.set("clear-site-data", '"cache"');
  if (request.headers.get("accept") === "application/json") {
    headers.delete("location");
    return Response.json({ path }, { headers });
  }
  headers.set("location", path);
  return new Response(null, { status: 303, headers });
}

function pathOf(location: string): string {
  const url = new URL(location, "http://console.invalid");
  const error = url.searchParams.get("error");
  const isError = error !== null || /^\/api\/auth\/(error|signin)$/.test(url.pathname);
  return isError ? `/sign-in?error=${encodeURIComponent(error ?? "unavailable")}` : `${url.pathname}${url.search}`;
}

function isForm(request: NextRequest): boolean {
  return request.headers.get("content-type")?.split(";")[0] === "application/x-www-form-urlencoded";
}
