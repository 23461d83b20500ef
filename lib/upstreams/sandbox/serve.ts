import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { answerControl, type ControlOptions, type RequestLogEntry } from "./control";
import { createFaults, type SandboxFault, type SandboxFaults } from "./faults";
import { empty, type SandboxAnswer, type SandboxRequest } from "./http";
import { type LedgerEntry, openStore, type SandboxStore } from "./store";
import { afterEffect, beforeEffect, send } from "./wire";

/** What a face of a sandbox works with; `turn` counts up by one each time it is asked. */
export type Face<State, Seed> = { store: SandboxStore<State, Seed>; faults: SandboxFaults; turn: () => number };

export type SandboxDesign<State, Seed> = {
  port?: number | undefined;
  stateFile?: string | undefined;
  seed: Seed;
  fromSeed: (seed: Seed) => State;
  /** Names of the vendor's own switches. */
  behaviours: readonly string[];
  /** What a fault and the request log call this request; null where faults never strike. */
  operationOf: (request: SandboxRequest) => string | null;
  /** The vendor's API. */
  answer: (face: Face<State, Seed>, request: SandboxRequest) => SandboxAnswer;
  /** The vendor's own screens under `/console`, where a person does what no API does. */
  answerConsole?: (store: SandboxStore<State, Seed>, request: SandboxRequest) => SandboxAnswer;
  /** The error text of a vendor that repeats what it was sent. */
  answerEcho?: (request: SandboxRequest) => SandboxAnswer;
  /** Called before the effect with the number of calls under way; an answer here is the whole answer. */
  limit?: (faults: SandboxFaults, running: number) => SandboxAnswer | null;
  stateShown?: (state: State) => unknown;
  mailsTo?: ControlOptions<State, Seed>["mailsTo"];
};

export type Sandbox<State, Seed> = {
  url: string;
  consoleUrl: string;
  /** The live state and ledger, for tests in the same process. */
  readonly state: State;
  readonly ledger: readonly LedgerEntry[];
  readonly requests: readonly RequestLogEntry[];
  /** Turns a fault or a switch on; null clears all. */
  setFault(fault: SandboxFault | null): void;
  reset(seed?: Seed): void;
  close(): Promise<void>;
};

const BODY_LIMIT = 5 * 1024 * 1024;
const REQUESTS_KEPT = 1000;

/** Starts a stand-in for one environment of a vendor on loopback; rejects where the port is taken. */
export async function serveSandbox<State, Seed>(design: SandboxDesign<State, Seed>): Promise<Sandbox<State, Seed>> {
  const { seed, stateShown = (state: State) => state, mailsTo } = design;
  const store = openStore(design);
  const faults = createFaults(design.behaviours);
  const requests: RequestLogEntry[] = [];
  const sockets = new Set<Socket>();
  const control = { store, faults, requests, seed, stateShown, ...(mailsTo ? { mailsTo } : {}) };
  let turn = 0;
  let running = 0;
  const face: Face<State, Seed> = {
    store,
    faults,
    turn: () => {
      turn += 1;
      return turn;
    },
  };

  const answer = (request: SandboxRequest): SandboxAnswer => {
    if (request.path.startsWith("/_sandbox/")) return answerControl(control, request);
    if (request.path === "/console" || request.path.startsWith("/console/"))
      return design.answerConsole?.(store, request) ?? empty(404);
    if (request.path === "/") return empty(302, { location: "/console" });
    return design.answer(face, request);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    if (!request) return send(response, empty(413));
    const isOurs = request.path.startsWith("/_sandbox/") || request.path.startsWith("/console");
    const operation = isOurs ? null : design.operationOf(request);
    if (operation === null) return send(response, answer(request));
    const fault = faults.strike(request, operation);
    requests.push({ at: new Date().toISOString(), method: request.method, operation, fault: fault?.name ?? null });
    if (requests.length > REQUESTS_KEPT) requests.shift();
    running += 1;
    try {
      const refused = design.limit?.(faults, running);
      if (refused) return send(response, refused);
      if (await beforeEffect(fault, request, response, design.answerEcho)) return;
      const done = answer(request);
      await afterEffect(fault, response, done);
    } finally {
      running -= 1;
    }
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(design.port ?? 0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    consoleUrl: `${url}/console`,
    get state() {
      return store.state;
    },
    get ledger() {
      return store.ledger;
    },
    requests,
    setFault: (fault) => (fault === null ? faults.clear() : faults.set(fault)),
    reset(next) {
      faults.clear();
      requests.length = 0;
      store.reset(next ?? seed);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SandboxRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk as Buffer);
  }
  const [rawPath = "/", query = ""] = (incoming.url ?? "/").split(/\?(.*)/s);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
  return {
    method: incoming.method ?? "GET",
    path: rawPath.toLowerCase(),
    rawPath,
    query,
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
    address: incoming.socket.remoteAddress ?? "",
  };
}
