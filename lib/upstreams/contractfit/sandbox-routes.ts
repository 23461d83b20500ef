import type { SandboxAnswer, SandboxRequest } from "../sandbox/http";
import { type Caller, callerOf } from "./sandbox-access";
import { createInbox, listInboxes, listProjects, readDocument, readInbox } from "./sandbox-inboxes";
import { createKey, createKeyAt, deleteKey, listKeys, listKeysAt, patchKey, readKey } from "./sandbox-keys";
import { createRole, deleteRole, listRoles, patchRole, readRole } from "./sandbox-roles";
import { type ContractfitFace, Problem, problemAnswer } from "./sandbox-state";
import {
  createUser,
  deleteUser,
  listUsers,
  makeToken,
  patchUser,
  readMe,
  readUser,
  signIn,
  signOut,
} from "./sandbox-users";

export type HandlerInput = Pick<ContractfitFace, "store" | "faults"> & {
  request: SandboxRequest;
  caller: Caller;
  params: Readonly<Record<string, string>>;
};
export type Handler = (input: HandlerInput) => SandboxAnswer;
export type OpenHandler = (face: ContractfitFace, request: SandboxRequest) => SandboxAnswer;

/** In order: a fixed word before a name in braces. */
const ROUTES: readonly [string, string, Handler][] = [
  ["POST", "auth/logout", signOut],
  ["POST", "auth/token", makeToken],
  ["GET", "auth/api-key", listKeys],
  ["POST", "auth/api-key", createKey],
  ["GET", "auth/api-key/inbox/{inbox}", listKeysAt],
  ["POST", "auth/api-key/inbox/{inbox}", createKeyAt],
  ["GET", "auth/api-key/{key}", readKey],
  ["PATCH", "auth/api-key/{key}", patchKey],
  ["DELETE", "auth/api-key/{key}", deleteKey],
  ["GET", "roles", listRoles],
  ["POST", "roles", createRole],
  ["GET", "roles/{role}", readRole],
  ["PATCH", "roles/{role}", patchRole],
  ["DELETE", "roles/{role}", deleteRole],
  ["GET", "users", listUsers],
  ["POST", "users", createUser],
  ["GET", "users/me", readMe],
  ["GET", "users/{user}", readUser],
  ["PATCH", "users/{user}", patchUser],
  ["DELETE", "users/{user}", deleteUser],
  ["GET", "inboxes", listInboxes],
  ["POST", "inboxes", createInbox],
  ["GET", "inboxes/{inbox}", readInbox],
  ["GET", "projects", listProjects],
  ["GET", "documents/{document}", readDocument],
];
const SIGN_IN = "auth";

/** The path after `/admin` or `/api`, or null where it is neither. */
function relative(rawPath: string): string | null {
  return /^\/(?:admin|api)\/(.*?)\/?$/.exec(rawPath)?.[1] ?? null;
}

function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Problem(404, "Not found");
  }
}

/** What a fault and the request log call a request: method and pattern, so that no key's text is in it. */
export function operationOf({ method, rawPath }: SandboxRequest): string | null {
  const path = relative(rawPath);
  if (path === null) return null;
  if (path === SIGN_IN) return `${method} auth`;
  const found = ROUTES.find(([verb, pattern]) => verb === method && match(pattern, path));
  return `${method} ${found?.[1] ?? "unknown"}`;
}

/** The API, under both prefixes. Every refusal is an object with `message`, also where there is no such address. */
export function answerApi(face: ContractfitFace, request: SandboxRequest): SandboxAnswer {
  try {
    const path = relative(request.rawPath);
    if (path === null) throw new Problem(404, "Not found");
    if (path === SIGN_IN && request.method === "POST") return signIn(face, request);
    const here = ROUTES.map((route) => ({ route, params: match(route[1], path) })).filter(({ params }) => params);
    if (here.length === 0) throw new Problem(404, "Not found");
    const found = here.find(({ route: [method] }) => method === request.method);
    if (!found?.params) throw new Problem(405, "Method not allowed");
    const caller = callerOf(face, request);
    return found.route[2]({ store: face.store, faults: face.faults, request, caller, params: found.params });
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    throw error;
  }
}
