import type { SandboxFault, SandboxFaults } from "./faults";
import { empty, json, type SandboxAnswer, type SandboxRequest } from "./http";
import type { SandboxStore } from "./store";

export type RequestLogEntry = { at: string; method: string; operation: string; fault: string | null };

export type ControlOptions<State, Seed> = {
  store: SandboxStore<State, Seed>;
  faults: SandboxFaults;
  requests: readonly RequestLogEntry[];
  seed: Seed;
  /** The state without what even a test should not read, such as a secret's text. */
  stateShown: (state: State) => unknown;
  /** Mails that the vendor would have sent, newest first; all of them for an empty address. */
  mailsTo?: (state: State, address: string) => unknown[];
};

/** What a test needs and no vendor offers, under `/_sandbox`: state, ledger, requests, mailbox, faults, reset. */
export function answerControl<State, Seed>(
  { store, faults, requests, seed, stateShown, mailsTo }: ControlOptions<State, Seed>,
  request: SandboxRequest,
): SandboxAnswer {
  const what = request.path.replace("/_sandbox/", "");
  const query = new URLSearchParams(request.query);
  if (request.method === "GET") {
    if (what === "state") return json(200, stateShown(store.state));
    if (what === "ledger") return json(200, { entries: store.ledger.slice(Number(query.get("after") ?? 0)) });
    if (what === "requests") return json(200, { requests });
    if (what === "faults") return json(200, { faults: faults.list() });
    if (what === "mailbox" && mailsTo) return json(200, { mails: mailsTo(store.state, query.get("userId") ?? "") });
    return empty(404);
  }
  try {
    const body: unknown = request.body === "" ? null : JSON.parse(request.body);
    if (what === "faults" && request.method === "DELETE") {
      faults.clear(query.get("kind") ?? undefined);
      return json(200, { faults: faults.list() });
    }
    if (what === "faults" && request.method === "POST") {
      for (const fault of [body].flat()) faults.set(fault as SandboxFault);
      return json(200, { faults: faults.list() });
    }
    if (what === "reset" && request.method === "POST") {
      faults.clear();
      store.reset(body === null ? seed : (body as Seed));
      return json(200, { ok: true });
    }
    return empty(404);
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : "bad request" });
  }
}
