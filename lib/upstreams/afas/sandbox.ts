import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { answerConsole } from "./sandbox-console";
import { answerControl, type RequestLogEntry } from "./sandbox-control";
import { createFaults, type SandboxFault } from "./sandbox-faults";
import {
  empty,
  FunctionalError,
  functionalAnswer,
  json,
  type SandboxAnswer,
  type SandboxRequest,
  UNEXPECTED,
} from "./sandbox-http";
import { answerRest, type Face } from "./sandbox-rest";
import { type SandboxSeed, smallSeed } from "./sandbox-seed";
import { answerSoap, soapMethod } from "./sandbox-soap";
import { type LedgerEntry, openStore, type SandboxState } from "./sandbox-state";
import { afterEffect, beforeEffect, send } from "./sandbox-wire";

export type SandboxOptions = { port?: number; stateFile?: string; seed?: SandboxSeed };
export type Sandbox = {
  url: string;
  restUrl: string;
  soapUrl: string;
  consoleUrl: string;
  /** The live state and ledger, for tests in the same process. */
  readonly state: SandboxState;
  readonly ledger: readonly LedgerEntry[];
  readonly requests: readonly RequestLogEntry[];
  /** Turns a fault on; null clears all. */
  setFault(fault: SandboxFault | null): void;
  reset(seed?: SandboxSeed): void;
  close(): Promise<void>;
};

const REST = "/profitrestservices";
const SOAP = "/profitservices";
const BODY_LIMIT = 5 * 1024 * 1024;
const REQUESTS_KEPT = 1000;

/** Starts a stand-in for one AFAS Profit environment on loopback; rejects where the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const seed = options.seed ?? smallSeed();
  const store = openStore(seed, options.stateFile);
  const faults = createFaults();
  const requests: RequestLogEntry[] = [];
  const sockets = new Set<Socket>();
  let turn = 0;
  let running = 0;
  const face: Face = {
    store,
    faults,
    bearers: new Map(),
    turn: () => {
      turn += 1;
      return turn;
    },
  };

  const answer = (request: SandboxRequest): SandboxAnswer => {
    if (request.path.startsWith("/_sandbox/")) return answerControl(store, faults, requests, seed, request);
    if (request.path === "/console" || request.path.startsWith("/console/")) return answerConsole(store, request);
    if (request.path === "/") return empty(302, { location: "/console" });
    try {
      if (isUnder(request.path, REST)) return answerRest(face, request, request.path.slice(REST.length));
      if (isUnder(request.path, SOAP)) return answerSoap(store, request, request.path.slice(SOAP.length));
    } catch (error) {
      if (error instanceof FunctionalError) return functionalAnswer(error, request.headers);
      return functionalAnswer(new FunctionalError(UNEXPECTED, -2147180999), request.headers);
    }
    return empty(404);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    if (!request) return send(response, empty(413));
    const operation = operationOf(request);
    if (operation === null) return send(response, answer(request));
    const fault = faults.strike(request, operation);
    requests.push({ at: new Date().toISOString(), method: request.method, operation, fault: fault?.name ?? null });
    if (requests.length > REQUESTS_KEPT) requests.shift();
    running += 1;
    try {
      if (faults.isOn("parallel_limit") && running > 8)
        return send(response, json(503, { error: { code: 503, message: "Too many calls" } }));
      if (await beforeEffect(fault, request, response)) return;
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
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    restUrl: `${url}/ProfitRestServices`,
    soapUrl: `${url}/profitservices`,
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

const isUnder = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

/** What a fault and the request log call this request; null for the console and the control face, which faults never strike. */
function operationOf(request: SandboxRequest): string | null {
  if (isUnder(request.path, SOAP)) return `soap:${soapMethod(request) ?? "unknown"}`;
  if (!isUnder(request.path, REST)) return null;
  const [, first = "", second, third] = request.rawPath.slice(REST.length).split("/");
  if (first.toLowerCase() === "connectors" && second) return `${request.method === "GET" ? "get" : "update"}:${second}`;
  if (second) return `metainfo:${second}:${third ?? ""}`;
  return first.toLowerCase();
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
