import type { SandboxAnswer } from "../sandbox/http";
import { json } from "../sandbox/http";
import type { Face } from "../sandbox/serve";
import type { SandboxStore } from "../sandbox/store";
import { sha256 } from "../sandbox/store";
import { PERMISSIONS, type Permission } from "./permissions.rules";
import type { ContractfitSeed, SeedEntry } from "./sandbox-seed";

export type Entry = SeedEntry;
export type SbUser = { id: string; username: string; active: boolean; passwordSha256: string; roles: Entry[] };
export type SbRole = { id: string; name: string; permissions: Permission[] };
export type SbKey = { token: string; user: string; active: boolean; expireAt: string | null; roles: Entry[] };
export type SbSession = { sha256: string; user: string; until: number };
export type ContractfitState = {
  tenant: string;
  sessionMinutes: number;
  made: number;
  projects: ContractfitSeed["projects"];
  inboxes: ContractfitSeed["inboxes"];
  documents: ContractfitSeed["documents"];
  roles: SbRole[];
  users: SbUser[];
  keys: SbKey[];
  sessions: SbSession[];
};
export type ContractfitStore = SandboxStore<ContractfitState, ContractfitSeed>;
export type ContractfitFace = Face<ContractfitState, ContractfitSeed>;

/** The vendor's own switches: what no document settles. Each is off, or set to one of its arguments after a colon. */
export const BEHAVIOURS = [
  /** `intersect` (as it stands), `reject403` or `allow`: what a key with more than its user has is good for. */
  "key_broader_than_user",
  /** `drop` (as it stands), `keep` or `refuse`: what PATCH of a user does with a document in its roles. */
  "patch_document",
  /** `replace` (as it stands) or `merge`: what PATCH of a user does with the roles that aren't named. */
  "patch_roles",
  /** `replace` (as it stands) or `merge`: what PATCH of a role does with the permissions that aren't named. */
  "patch_permissions",
  /** `kill` (as it stands) or `keep`: what becomes of the keys of a user that is deleted. */
  "deleted_user_keys",
  /** An empty list of keys answers 404. */
  "empty_key_list_404",
  /** PATCH of a key ignores roles instead of refusing them. */
  "key_roles_ignored",
  /** `401` (as it stands) or `403`: the answer to a key that is inactive or past its end. */
  "dead_key_status",
  /** Lists of keys show the first four characters and stars. */
  "masked_lists",
  /** Moments come without a time zone. */
  "naive_dates",
  /** Usernames that are taken answer 400 instead of 409. */
  "taken_400",
] as const;

/** Every switch in every position that differs from how the sandbox stands, for the exam. */
export const SWITCHES = [
  "key_broader_than_user:reject403",
  "key_broader_than_user:allow",
  "patch_document:keep",
  "patch_document:refuse",
  "patch_roles:merge",
  "patch_permissions:merge",
  "deleted_user_keys:keep",
  "empty_key_list_404",
  "key_roles_ignored",
  "dead_key_status:403",
  "masked_lists",
  "naive_dates",
  "taken_400",
] as const;

/** A refusal of the API: a status and the vendor's words. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
export const problemAnswer = ({ status, message }: Problem): SandboxAnswer => json(status, { message });

export function fromSeed(seed: ContractfitSeed): ContractfitState {
  const copy = structuredClone(seed);
  return {
    tenant: copy.tenant,
    sessionMinutes: copy.sessionMinutes ?? 60,
    made: 0,
    projects: copy.projects,
    inboxes: copy.inboxes,
    documents: copy.documents,
    roles: copy.roles,
    users: copy.users.map(({ password, active = true, ...user }) => ({
      ...user,
      active,
      passwordSha256: sha256(password),
    })),
    keys: copy.keys.map((key) => ({ ...key, active: key.active ?? true, expireAt: key.expireAt ?? null })),
    sessions: [],
  };
}

/** The state without what even a test should not read from outside: the texts of keys, passwords and sessions. */
export function stateShown({ sessions, users, keys, ...state }: ContractfitState): unknown {
  return {
    ...state,
    sessions: sessions.length,
    users: users.map(({ passwordSha256: _, ...user }) => user),
    keys: keys.map(({ token, ...key }) => ({ ...key, sha256: sha256(token), lastFour: token.slice(-4) })),
  };
}

/** A new id, of a row that no seed uses. */
export function newId(state: ContractfitState): string {
  state.made += 1;
  return `71eeca48c3711753${state.made.toString(16).padStart(8, "0")}`;
}

/** Entries as a caller sent them; throws where one is no entry, or names what the tenant doesn't have. */
export function checkEntries(state: ContractfitState, value: unknown, unknownRole: number): Entry[] {
  if (!Array.isArray(value)) throw new Problem(400, "roles must be an array");
  return value.map((item: unknown) => {
    const { role, inbox, document_id, ...rest } = (item ?? {}) as Record<string, unknown>;
    if (typeof role !== "string" || Object.keys(rest).length > 0) throw new Problem(400, "roles holds no role entry");
    if (!state.roles.some(({ id }) => id === role)) throw new Problem(unknownRole, `Role ${role} does not exist`);
    if (inbox != null && !state.inboxes.some(({ id }) => id === inbox)) throw new Problem(404, "Inbox not found");
    if (document_id != null && typeof document_id !== "string") throw new Problem(400, "document_id must be a string");
    return {
      role,
      ...(inbox == null ? {} : { inbox: String(inbox) }),
      ...(document_id == null ? {} : { document_id: String(document_id) }),
    };
  });
}

export function readBody(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    throw new Problem(400, "The request body is not JSON");
  }
  throw new Problem(400, "The request body is not an object");
}

export const allFlags = (granted: readonly Permission[]): Record<string, boolean> =>
  Object.fromEntries(PERMISSIONS.map((name) => [name, granted.includes(name)]));

export const sameEntry = (a: Entry, b: Entry): boolean =>
  a.role === b.role && a.inbox === b.inbox && a.document_id === b.document_id;
