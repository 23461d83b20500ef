import { randomBytes } from "node:crypto";
import type { SandboxRequest } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import type { Permission } from "./permissions.rules";
import {
  type ContractfitFace,
  type ContractfitState,
  type Entry,
  Problem,
  type SbKey,
  type SbUser,
} from "./sandbox-state";

/** Who calls: the user, null where only his key is left, and what he may use of it in this call. */
export type Caller = { user: SbUser | null; roles: readonly Entry[] };
export type Place = { inbox: string; document?: string };

/** Whether an entry holds at a place; without a place it must hold for the whole tenant. */
function reaches(entry: Entry, place: Place | null): boolean {
  if (entry.document_id) return place?.document === entry.document_id && (!entry.inbox || entry.inbox === place.inbox);
  return !entry.inbox || entry.inbox === place?.inbox;
}

/** Throws 403 where the caller lacks a permission, for the whole tenant or at a place. */
export function demand(
  state: ContractfitState,
  caller: Caller,
  permission: Permission,
  place: Place | null = null,
): void {
  const has = (role: string): boolean =>
    state.roles.find(({ id }) => id === role)?.permissions.includes(permission) === true;
  if (caller.roles.some((entry) => has(entry.role) && reaches(entry, place))) return;
  throw new Problem(403, `Permission ${permission} is missing`);
}

/** Who a request comes from, by any of the four ways; throws 401 where it is nobody. */
export function callerOf(face: ContractfitFace, request: SandboxRequest): Caller {
  const { state } = face.store;
  const { authorization = "" } = request.headers;
  const key = request.headers["x-api-key"] ?? new URLSearchParams(request.query).get("api_key");
  if (key) return callerOfKey(face, key);
  const [scheme = "", value = ""] = authorization.split(" ");
  if (scheme.toLowerCase() === "bearer") {
    const session = state.sessions.find((s) => s.sha256 === sha256(value) && s.until > Date.now());
    const user = session && state.users.find(({ id }) => id === session.user);
    if (user) return { user, roles: user.roles };
  }
  if (scheme.toLowerCase() === "basic") {
    const [username = "", password = ""] = Buffer.from(value, "base64").toString("utf8").split(/:(.*)/s);
    const user = userBy(state, username, password);
    if (user) return { user, roles: user.roles };
  }
  throw new Problem(401, "Credentials are invalid");
}

export function userBy(state: ContractfitState, username: unknown, password: unknown): SbUser | null {
  const user = state.users.find((u) => u.username === username);
  return user && typeof password === "string" && user.passwordSha256 === sha256(password) ? user : null;
}

function callerOfKey(face: ContractfitFace, text: string): Caller {
  const { state } = face.store;
  const key = state.keys.find(({ token }) => token === text);
  if (!key) throw new Problem(401, "Credentials are invalid");
  if (!isAlive(key)) {
    const status = face.faults.argumentOf("dead_key_status") === "403" ? 403 : 401;
    throw new Problem(status, "API-Key is inactive or expired");
  }
  const user = state.users.find(({ id }) => id === key.user) ?? null;
  if (!user || face.faults.argumentOf("key_broader_than_user") === "allow") return { user, roles: key.roles };
  return { user, roles: key.roles.filter((entry) => isCovered(state, entry, user.roles)) };
}

export const isAlive = ({ active, expireAt }: SbKey): boolean =>
  active && (expireAt === null || Date.parse(expireAt) > Date.now());

/**
 * Whether a user's entries open all that an entry opens; a document without its inbox is looked up. Written anew rather than shared with
 * the driver, so that one mistake can't be made on both sides.
 */
export function isCovered(state: ContractfitState, entry: Entry, held: readonly Entry[]): boolean {
  const inbox = entry.inbox ?? state.documents.find(({ id }) => id === entry.document_id)?.inbox;
  return held.some((wide) => {
    if (wide.role !== entry.role) return false;
    if (wide.document_id) return wide.document_id === entry.document_id && (!wide.inbox || wide.inbox === inbox);
    return !wide.inbox || wide.inbox === inbox;
  });
}

/** A session like the vendor's: three parts with points between them, and nothing in them to be read. */
export function openSession(state: ContractfitState, user: SbUser): string {
  const part = (bytes: number): string => randomBytes(bytes).toString("base64url");
  const token = `eyJ${part(18)}.${part(48)}.${part(32)}`;
  const until = Date.now() + state.sessionMinutes * 60_000;
  state.sessions = [
    ...state.sessions.filter((s) => s.until > Date.now()),
    { sha256: sha256(token), user: user.id, until },
  ];
  return token;
}

export function closeSession(state: ContractfitState, authorization: string): void {
  const left = state.sessions.filter((s) => s.sha256 !== sha256(authorization.replace(/^bearer /i, "")));
  if (left.length === state.sessions.length) throw new Problem(400, "Logout is not possible");
  state.sessions = left;
}
