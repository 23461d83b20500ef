import { beforeSending, garbage, parseJson, reachOf, refusalOf } from "../answers";
import type { Connection, EffectSecrets } from "../driver";
import { type HttpAnswer, type HttpRequest, sendBounded } from "../http";
import { UpstreamError } from "../upstream-error";
import { type Permission, wholePermissions } from "./permissions.rules";
import type { Assignment } from "./scope.rules";
import {
  type CfInbox,
  type CfKey,
  type CfRole,
  type CfUser,
  readAll,
  readInbox,
  readKey,
  readRole,
  readUser,
  wordsIn,
  writeAssignment,
} from "./wire";

export const VENDOR = "Contract.fit";

export type ContractfitClient = ReturnType<typeof contractfitClient>;
type Call = { method: HttpRequest["method"]; path: string; body?: unknown; needs?: Permission };
type KeyWish = { user: string; roles: readonly Assignment[]; expireAt: string | null };
export type KeyChange = { active?: boolean; expire_at?: string | null };

/**
 * The calls that the driver makes, each rejecting with UpstreamError only. It signs in once, with the first call, and forgets the
 * session with its last one. The text of a key is a part of some paths: it is encoded, and no error or log repeats a path.
 */
export function contractfitClient(connection: Connection, effectSecrets: EffectSecrets = {}) {
  const secrets = new Set([...Object.values(connection.secrets), ...Object.values(effectSecrets)]);
  const reach = reachOf(connection);
  const setUpUser = connection.settings.setupUser ?? "";
  const send = (path: string, request: Omit<HttpRequest, "url">): Promise<HttpAnswer> =>
    sendBounded({ ...request, url: `${connection.restUrl}${path}` }, reach);

  const refused = (answer: HttpAnswer, needs?: Permission): UpstreamError => {
    const theirWords = wordsIn(parseJson(answer.body));
    const error = refusalOf(VENDOR, answer, secrets, theirWords);
    if (answer.status !== 403 || !needs) return error;
    const words = `Contract.fit refused this: our user there lacks ${needs} for it.`;
    return new UpstreamError(error.failure, words, error.theirWords, 403);
  };

  const signIn = async (): Promise<string> => {
    const body = JSON.stringify({ username: setUpUser, password: connection.secrets.password ?? "" });
    const answer = await send("/auth", { method: "POST", headers: JSON_BODY, body });
    if (answer.status !== 200) throw refused(answer);
    const jwt = (parseJson(answer.body) as { authentication_token?: unknown } | null | undefined)?.authentication_token;
    if (typeof jwt !== "string" || !/^[\x21-\x7e]+$/.test(jwt)) throw garbage(VENDOR, answer.status);
    secrets.add(jwt);
    return jwt;
  };
  let session: Promise<string> | undefined;

  const call = async ({ method, path, body }: Call): Promise<HttpAnswer> => {
    session ??= beforeSending(signIn());
    const headers = { authorization: `Bearer ${await session}`, accept: "application/json" };
    if (body === undefined) return send(path, { method, headers });
    return send(path, { method, headers: { ...headers, ...JSON_BODY }, body: JSON.stringify(body) });
  };

  /** One thing, or null where the vendor says 404 and that is an answer; rejects where it can't be read. */
  const one = async <T>(asked: Call, read: (value: unknown) => T | null, mayLack = false): Promise<T | null> => {
    const answer = await call(asked);
    if (mayLack && answer.status === 404) return null;
    if (answer.status !== 200 && answer.status !== 201) throw refused(answer, asked.needs);
    const found = read(parseJson(answer.body));
    if (found === null) throw garbage(VENDOR, answer.status);
    return found;
  };
  const made = async <T>(asked: Call, read: (value: unknown) => T | null): Promise<T> => {
    const found = await one(asked, read);
    if (found === null) throw garbage(VENDOR, 200);
    return found;
  };
  const list = async <T extends object>(asked: Call, readOne: (value: unknown) => T | null): Promise<T[]> =>
    made(asked, (value) => readAll(value, readOne));
  /** Deleting what is gone already is as good: true where this call did it. */
  const remove = async (path: string, needs?: Permission): Promise<boolean> => {
    const answer = await call({ method: "DELETE", path });
    if (answer.status === 404) return false;
    if (answer.status === 204) return true;
    throw answer.status >= 400 ? refused(answer, needs) : garbage(VENDOR, answer.status);
  };

  const keysPath = connection.settings.keyInbox
    ? `/auth/api-key/inbox/${encodeURIComponent(connection.settings.keyInbox)}`
    : "/auth/api-key";
  const keyPath = (token: string): string => `/auth/api-key/${encodeURIComponent(token)}`;
  const seenKey = (value: unknown): CfKey | null => {
    const key = readKey(value);
    if (key) secrets.add(key.token);
    return key;
  };
  const usersPath = (id: string): string => `/users/${encodeURIComponent(id)}`;
  const rolesPath = (id: string): string => `/roles/${encodeURIComponent(id)}`;
  const EDIT_USERS = "edit_users";
  const EDIT_KEYS = "edit_backend_settings";

  return {
    me: (): Promise<CfUser> => made({ method: "GET", path: "/users/me" }, readUser),
    users: (): Promise<CfUser[]> => list({ method: "GET", path: "/users", needs: EDIT_USERS }, readUser),
    user: (id: string): Promise<CfUser | null> =>
      one({ method: "GET", path: usersPath(id), needs: EDIT_USERS }, readUser, true),
    createUser(username: string, password: string, roles: readonly Assignment[]): Promise<CfUser> {
      secrets.add(password);
      const body = { username, active: true, password, roles: roles.map(writeAssignment) };
      return made({ method: "POST", path: "/users", body, needs: EDIT_USERS }, readUser);
    },
    patchUser: (id: string, roles: readonly Assignment[]): Promise<CfUser> =>
      made(
        { method: "PATCH", path: usersPath(id), body: { roles: roles.map(writeAssignment) }, needs: EDIT_USERS },
        readUser,
      ),
    deleteUser: (id: string): Promise<boolean> => remove(usersPath(id), EDIT_USERS),

    roles: (): Promise<CfRole[]> => list({ method: "GET", path: "/roles" }, readRole),
    createRole: (name: string, granted: readonly Permission[]): Promise<CfRole> =>
      made(
        { method: "POST", path: "/roles", body: { name, permissions: wholePermissions(granted) }, needs: EDIT_USERS },
        readRole,
      ),
    renameRole: (id: string, name: string): Promise<CfRole> =>
      made({ method: "PATCH", path: rolesPath(id), body: { name }, needs: EDIT_USERS }, readRole),
    deleteRole: (id: string): Promise<boolean> => remove(rolesPath(id), EDIT_USERS),
    inboxes: (): Promise<CfInbox[]> => list({ method: "GET", path: "/inboxes" }, readInbox),

    /** Every key; that 404 stands for an empty list is assumed, and true either way where the address is right. */
    async keys(): Promise<CfKey[]> {
      const asked = { method: "GET", path: keysPath, needs: "view_api_keys" } as const;
      return (await one(asked, (value) => readAll(value, seenKey), true)) ?? [];
    },
    key: (token: string): Promise<CfKey | null> =>
      one({ method: "GET", path: keyPath(token), needs: "view_api_keys" }, seenKey, true),
    createKey: ({ user, roles, expireAt }: KeyWish): Promise<CfKey> => {
      const expiry = expireAt ? { expire_at: expireAt } : {};
      const body = { user, roles: roles.map(writeAssignment), active: true, ...expiry };
      return made({ method: "POST", path: keysPath, body, needs: EDIT_KEYS }, seenKey);
    },
    patchKey: (token: string, change: KeyChange): Promise<CfKey> =>
      made({ method: "PATCH", path: keyPath(token), body: change, needs: EDIT_KEYS }, seenKey),
    deleteKey: (token: string): Promise<boolean> => remove(keyPath(token), EDIT_KEYS),
  };
}

const JSON_BODY = { "content-type": "application/json" };
