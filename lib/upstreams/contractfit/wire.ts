import { grantedIn, type Permission } from "./permissions.rules";
import type { Assignment } from "./scope.rules";

export type CfUser = { id: string; username: string; roles: Assignment[] };
export type CfRole = { id: string; name: string; permissions: Permission[] };
export type CfInbox = { id: string; name: string };
export type CfKey = { token: string; user: string; isActive: boolean; expireAt: string | null; roles: Assignment[] };

export const ID = /^[0-9a-f]{24}$/i;

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** An entry as the vendor writes it; a field that is left out and one that is null are the same. */
function readAssignment(value: unknown): Assignment | null {
  if (!isRecord(value)) return null;
  const role = text(value.role);
  const inbox = text(value.inbox);
  const document = text(value.document_id);
  return role ? { role, ...(inbox ? { inbox } : {}), ...(document ? { document } : {}) } : null;
}

export const writeAssignment = ({ role, inbox, document }: Assignment): Record<string, string> => ({
  role,
  ...(inbox ? { inbox } : {}),
  ...(document ? { document_id: document } : {}),
});

function readAssignments(value: unknown): Assignment[] | null {
  return value === undefined || value === null ? [] : readAll(value, readAssignment);
}

export function readUser(value: unknown): CfUser | null {
  if (!isRecord(value)) return null;
  const [id, username, roles] = [text(value.id), text(value.username), readAssignments(value.roles)];
  return id && username && roles ? { id, username, roles } : null;
}

export function readRole(value: unknown): CfRole | null {
  if (!isRecord(value)) return null;
  const [id, name, flags] = [text(value.id), text(value.name), value.permissions];
  return id && name && isRecord(flags) ? { id, name, permissions: grantedIn(flags) } : null;
}

export function readInbox(value: unknown): CfInbox | null {
  if (!isRecord(value)) return null;
  const [id, name] = [text(value.id), text(value.name)];
  return id && name ? { id, name } : null;
}

/** A key; one that names no user or has no yes or no for `active` is not the documented one. */
export function readKey(value: unknown): CfKey | null {
  if (!isRecord(value) || typeof value.active !== "boolean") return null;
  const [token, user, roles] = [text(value.token), text(value.user), readAssignments(value.roles)];
  return token && user && roles
    ? { token, user, isActive: value.active, expireAt: moment(value.expire_at), roles }
    : null;
}

/** Every item of a list, or null where it is no list or one item can't be read: part is never shown as all. */
export function readAll<T>(value: unknown, readOne: (item: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(readOne);
  return items.every((item) => item !== null) ? items : null;
}

/** A moment of the vendor's in our form; one without a time zone is taken as UTC, which is assumed. Null where there is none. */
export function moment(value: unknown): string | null {
  const said = text(value);
  if (!said) return null;
  const at = Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(said) || !said.includes("T") ? said : `${said}Z`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** The vendor's words in an error, where it gave any; the name of the field is assumed. */
export function wordsIn(body: unknown): string | null {
  return isRecord(body) ? text(body.message) : null;
}
