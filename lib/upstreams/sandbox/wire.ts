import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Struck } from "./faults";
import { empty, json, type SandboxAnswer, type SandboxRequest } from "./http";

const LOGIN_PAGE = "<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>";
const htmlAnswer = (): SandboxAnswer => ({ status: 200, headers: { "content-type": "text/html" }, body: LOGIN_PAGE });

/** Sends an answer with the headers that the vendor lists for every one. */
export function send(response: ServerResponse, answer: SandboxAnswer): void {
  const body = Buffer.from(answer.body ?? "", "utf8");
  response.writeHead(answer.status, {
    "cache-control": "no-store,no-cache",
    "x-content-type-options": "nosniff",
    "content-length": String(body.length),
    ...answer.headers,
  });
  response.end(body);
}

/** Faults that strike before the effect: true where the request has had its answer (or never gets one). */
export async function beforeEffect(
  fault: Struck | null,
  request: SandboxRequest,
  response: ServerResponse,
  answerEcho: (request: SandboxRequest) => SandboxAnswer = echo,
): Promise<boolean> {
  const retryAfter = fault?.retryAfter == null ? {} : { "retry-after": fault.retryAfter };
  switch (fault?.name) {
    case "hang":
      return true;
    case "reset":
      response.socket?.resetAndDestroy();
      return true;
    case "status":
      send(response, empty(Number(fault.argument), retryAfter));
      return true;
    case "html":
      send(response, htmlAnswer());
      return true;
    case "redirect":
      send(response, empty(302, { location: fault.argument }));
      return true;
    case "throttle":
      send(response, empty(429, { "retry-after": fault.retryAfter ?? "2" }));
      return true;
    case "maintenance": {
      const seconds = fault.retryAfter ?? "7200";
      const answer = json(503, { error: { code: 503, message: "Maintenance" }, retry_after: Number(seconds) });
      send(response, { ...answer, headers: { ...answer.headers, "retry-after": seconds } });
      return true;
    }
    case "echo":
      send(response, answerEcho(request));
      return true;
    case "slow":
      await pause(Number(fault.argument));
      return false;
    default:
      return false;
  }
}

/** A vendor that repeats in its error text what it was sent: the worst that can happen to a secret on their side. */
function echo(request: SandboxRequest): SandboxAnswer {
  const words = `Bad request: ${request.headers.authorization ?? ""} ${request.headers["x-api-key"] ?? ""} ${request.rawPath} ${request.body}`;
  return json(500, { code: "ECHO", message: words, error: words, error_description: words });
}

/** Sends the answer, or spoils it on the way where a fault strikes after the effect. */
export async function afterEffect(
  fault: Struck | null,
  response: ServerResponse,
  answer: SandboxAnswer,
): Promise<void> {
  switch (fault?.name) {
    case "hang_after_effect":
      return;
    case "reset_after_effect":
      response.socket?.resetAndDestroy();
      return;
    case "html_after_effect":
      return send(response, htmlAnswer());
    case "half_json": {
      const whole = answer.body || '{"result":{"state":"';
      return send(response, {
        status: answer.status,
        headers: { "content-type": "application/json;charset=utf-8" },
        body: whole.slice(0, Math.ceil(whole.length / 2)),
      });
    }
    case "empty":
      return send(response, { status: 200 });
    case "slow_drip":
      return drip(response, answer);
    default:
      return send(response, answer);
  }
}

/** One byte each 200 ms, padded so that it never ends within a caller's patience. */
async function drip(response: ServerResponse, answer: SandboxAnswer): Promise<void> {
  const body = (answer.body ?? "").padEnd(4096, " ");
  response.writeHead(answer.status, { ...answer.headers, "content-length": String(body.length) });
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(byte);
    await pause(200);
  }
  response.end();
}
