import { Agent, buildConnector, request as undiciRequest } from "undici";
import { readBody } from "./http-body";
import { checkedLookup, hostPort, includes, refuseDial } from "./http-dial";
import { UpstreamError } from "./upstream-error";

/** How long and how much a vendor may take before we hang up. */
export type HttpLimits = { connectMs: number; firstByteMs: number; totalMs: number; maxBytes: number };

export const HTTP_LIMITS: HttpLimits = {
  connectMs: 5_000,
  firstByteMs: 15_000,
  totalMs: 30_000,
  maxBytes: 5 * 1024 * 1024,
};

export type HttpRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
};

/** Which `host:port`s may be dialled at all, and which of them may be private or without TLS. */
export type HttpReach = {
  approved: readonly string[];
  allow: readonly string[];
  limits?: Partial<HttpLimits>;
  signal?: AbortSignal | undefined;
  /** The only authority whose certificates count, in PEM; left out: those that Node trusts. */
  authority?: string;
};

export type HttpAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string };

/**
 * Sends one request to an approved host and reads the whole answer within the limits; follows no redirect and keeps no cookie.
 * Rejects with UpstreamError, whose `wasSent` is false only where no connection was made. No header, query or body is in its text.
 */
export async function sendBounded(request: HttpRequest, reach: HttpReach): Promise<HttpAnswer> {
  const url = parseUrl(request.url);
  const limits = { ...HTTP_LIMITS, ...reach.limits };
  const refusal = refuseDial(url.protocol, hostPort(url), reach);
  if (refusal) throw new UpstreamError({ kind: "rejected", wasSent: false }, refusal);

  const dialled = { isConnected: false };
  const agent = new Agent({
    connect: connectorFor(reach, includes(reach.allow, hostPort(url)), limits, dialled),
    maxHeaderSize: 32_768,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const patience = startPatience(limits, reach.signal);
  try {
    const answer = await undiciRequest(url, {
      dispatcher: agent,
      method: request.method,
      headers: { "accept-encoding": "gzip", ...request.headers },
      body: request.body ?? null,
      signal: patience.signal,
    });
    patience.firstByteIsHere();
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
    );
    if (answer.statusCode >= 300 && answer.statusCode < 400) throw redirected(headers.location, answer.statusCode);
    return { status: answer.statusCode, headers, body: await readBody(answer.body, headers, limits.maxBytes) };
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    throw translate(error, patience.expired(), dialled.isConnected, url.hostname);
  } finally {
    patience.stop();
    // Not awaited: nothing may wait for a socket that a vendor holds open.
    agent.destroy().catch(() => undefined);
  }
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new UpstreamError({ kind: "rejected", wasSent: false }, "The address of this system is not a web address.");
  }
}

/** Checks every dial, not just the first look at the name, so an answer of the name server that changes leaves no window. */
function connectorFor(
  reach: HttpReach,
  mayBePrivate: boolean,
  limits: HttpLimits,
  dialled: { isConnected: boolean },
): buildConnector.connector {
  const dial = buildConnector({
    timeout: limits.connectMs,
    lookup: checkedLookup(mayBePrivate),
    allowH2: false,
    ...(reach.authority ? { ca: reach.authority } : {}),
  });
  return (options, callback) => {
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    const refusal = refuseDial(options.protocol, `${options.hostname}:${port}`.toLowerCase(), reach);
    if (refusal) return callback(new UpstreamError({ kind: "rejected", wasSent: false }, refusal), null);
    dial(options, (...result) => {
      if (result[0] === null) dialled.isConnected = true;
      callback(...result);
    });
  };
}

type Expired = "first byte" | "total" | "stopped" | null;

function startPatience(limits: HttpLimits, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let why: Expired = null;
  const end = (reason: Expired) => () => {
    why ??= reason;
    controller.abort();
  };
  const firstByte = setTimeout(end("first byte"), limits.firstByteMs);
  const total = setTimeout(end("total"), limits.totalMs);
  const stopped = end("stopped");
  if (outer?.aborted) stopped();
  outer?.addEventListener("abort", stopped, { once: true });
  return {
    signal: controller.signal,
    expired: (): Expired => why,
    firstByteIsHere: () => clearTimeout(firstByte),
    stop: () => {
      clearTimeout(firstByte);
      clearTimeout(total);
      outer?.removeEventListener("abort", stopped);
    },
  };
}

function redirected(location: string | undefined, status: number): UpstreamError {
  const to = location && URL.canParse(location) ? ` to ${new URL(location).hostname}` : "";
  return new UpstreamError(
    { kind: "rejected", wasSent: true },
    `The vendor answered with a redirect${to}, which Gatehouse never follows.`,
    null,
    status,
  );
}

function translate(error: unknown, expired: Expired, wasSent: boolean, host: string): UpstreamError {
  const code = (error as { code?: unknown } | null)?.code;
  const words =
    expired === "stopped"
      ? "The call was stopped on our side."
      : expired !== null
        ? `${host} did not answer in time${wasSent ? "" : "; no connection was made"}.`
        : typeof code === "string" && /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code)
          ? `The certificate of ${host} is not in order.`
          : wasSent
            ? `The connection to ${host} broke before the whole answer was here.`
            : `No connection to ${host} could be made${typeof code === "string" ? ` (${code})` : ""}.`;
  return new UpstreamError({ kind: "transient", wasSent }, words);
}
