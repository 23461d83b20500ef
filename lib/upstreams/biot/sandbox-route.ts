import type { SandboxFaults } from "../sandbox/faults";
import type { SandboxAnswer, SandboxRequest } from "../sandbox/http";
import type { SandboxStore } from "../sandbox/store";
import { invalid } from "./sandbox-errors";
import type { Claims } from "./sandbox-jwt";
import type { BiotSeed, Version } from "./sandbox-seed";
import type { BiotState } from "./sandbox-state";

export type Store = SandboxStore<BiotState, BiotSeed>;

/** One call as a route works with it: who calls, for which organization, and what stands in path and body. */
export type Asked = {
  store: Store;
  state: BiotState;
  faults: SandboxFaults;
  request: SandboxRequest;
  version: Version;
  /** The ids in the path. */
  ids: string[];
  body: Record<string, unknown>;
  /** Who signed in; null for a public call. */
  claims: Claims | null;
  /** The organization that a service user acts for; null for none and for a person. */
  tenant: string | null;
};

export type Route = {
  /** What a fault and the request log call it. */
  op: string;
  method: string;
  /** The path after `/ums`; each `*` is an id. */
  path: string;
  /** The permission that it asks for; null where anybody may call it. */
  needs: string | null;
  /** Releases that don't have it. */
  except?: readonly Version[];
  run(asked: Asked): SandboxAnswer;
};

export const now = (): string => new Date().toISOString();
export const newId = (): string => crypto.randomUUID();

/** A list of texts in the body, each once; left out and null are told apart. */
export function textsIn(body: Record<string, unknown>, name: string): string[] | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string"))
    throw invalid(`${name} is no list of texts`);
  if (new Set(value).size !== value.length) throw invalid(`${name} holds one twice`);
  return value;
}

export function textIn(body: Record<string, unknown>, name: string, most: number): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string" || value.length > most) throw invalid(`${name} is too long or no text`);
  return value;
}
