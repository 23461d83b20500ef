import type { SandboxRequest } from "../sandbox/http";
import { empty, json } from "../sandbox/http";
import { type Sandbox as KitSandbox, serveSandbox } from "../sandbox/serve";
import { BEHAVIOURS } from "./sandbox-behaviours";
import { answerConsole, mailsOf } from "./sandbox-console";
import { answerEcho } from "./sandbox-echo";
import { FunctionalError, functionalAnswer, UNEXPECTED } from "./sandbox-errors";
import { answerRest } from "./sandbox-rest";
import { type SandboxSeed, smallSeed } from "./sandbox-seed";
import { answerSoap, soapMethod } from "./sandbox-soap";
import { fromSeed, type SandboxState } from "./sandbox-state";

export type SandboxOptions = { port?: number; stateFile?: string; seed?: SandboxSeed };
export type Sandbox = KitSandbox<SandboxState, SandboxSeed> & { restUrl: string; soapUrl: string };

const REST = "/profitrestservices";
const SOAP = "/profitservices";

/** Starts a stand-in for one AFAS Profit environment on loopback; rejects where the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const bearers = new Map();
  const sandbox = await serveSandbox<SandboxState, SandboxSeed>({
    port: options.port,
    stateFile: options.stateFile,
    seed: options.seed ?? smallSeed(),
    fromSeed,
    behaviours: BEHAVIOURS,
    operationOf,
    answerConsole,
    answerEcho,
    mailsTo: mailsOf,
    limit: (faults, running) =>
      faults.isOn("parallel_limit") && running > 8
        ? json(503, { error: { code: 503, message: "Too many calls" } })
        : null,
    answer(face, request) {
      try {
        if (isUnder(request.path, REST))
          return answerRest({ ...face, bearers }, request, request.path.slice(REST.length));
        if (isUnder(request.path, SOAP)) return answerSoap(face.store, request, request.path.slice(SOAP.length));
      } catch (error) {
        if (error instanceof FunctionalError) return functionalAnswer(error, request.headers);
        return functionalAnswer(new FunctionalError(UNEXPECTED, -2147180999), request.headers);
      }
      return empty(404);
    },
  });
  const urls = { restUrl: `${sandbox.url}/ProfitRestServices`, soapUrl: `${sandbox.url}/profitservices` };
  return Object.defineProperties(urls, Object.getOwnPropertyDescriptors(sandbox)) as Sandbox;
}

const isUnder = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

function operationOf(request: SandboxRequest): string | null {
  if (isUnder(request.path, SOAP)) return `soap:${soapMethod(request) ?? "unknown"}`;
  if (!isUnder(request.path, REST)) return null;
  const [, first = "", second, third] = request.rawPath.slice(REST.length).split("/");
  if (first.toLowerCase() === "connectors" && second) return `${request.method === "GET" ? "get" : "update"}:${second}`;
  if (second) return `metainfo:${second}:${third ?? ""}`;
  return first.toLowerCase();
}
