import "server-only";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isLost } from "@/lib/db/lane";
import { log } from "@/lib/log";
import { type Answer, Refused, refuse } from "./answer";
import { answer, type Back, type Desk, SOON } from "./desk";
import { send } from "./http";
import type { Probe } from "./probes";
import type { Refusal } from "./refusal.rules";

export type Counter = Back & {
  desks: Readonly<Record<string, Desk>>;
  /** What is answered without a key, at GET. */
  probes: Readonly<Record<string, Probe>>;
  isStopping: () => boolean;
};

/** Answers every request; whatever fails is a refusal without internals, and nothing of a key or token is written anywhere else. */
export function listener(counter: Counter): RequestListener {
  return (request, response) => {
    // A caller who keeps his connection would go on asking and never let the listener end.
    if (counter.isStopping()) response.setHeader("connection", "close");
    serve(counter, request, response).catch((error: unknown) => {
      // There is nobody left to answer where the caller went away in the middle of his question.
      if (response.headersSent || request.socket.destroyed) return;
      const { answer, headers } = error instanceof Refused ? error : refusalOf(error);
      send(response, answer.status, answer.body, headers);
    });
  };
}

async function serve(counter: Counter, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "";
  const probe = Object.hasOwn(counter.probes, path) ? counter.probes[path] : undefined;
  const desk = Object.hasOwn(counter.desks, path) ? counter.desks[path] : undefined;
  if (!probe && !desk) throw new Refused(refuse("not_found"));
  const method = probe ? "GET" : "POST";
  if (request.method !== method) throw new Refused(refuse("method_not_allowed"), { allow: method });
  if (probe) {
    const { status, body } = await probe();
    return send(response, status, body, { "content-type": "application/json" });
  }
  if (!desk) return;
  const { status, body } = await answer(counter, desk, request);
  send(response, status, body);
}

let toldAt = 0;

function refusalOf(error: unknown): { answer: Answer; headers: Record<string, string> } {
  const code: Refusal = isLost(error) || isTimeout(error) ? "busy" : "internal";
  // One line a second says as much as a thousand while the database is away.
  if (code === "internal" || Date.now() - toldAt > 1_000) {
    toldAt = Date.now();
    log.error(code === "busy" ? "resolve.database_away" : "resolve.failed", { error });
  }
  return { answer: refuse(code), headers: code === "busy" ? SOON : {} };
}

// The server ends a statement that takes too long with this code.
const isTimeout = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "57014";
