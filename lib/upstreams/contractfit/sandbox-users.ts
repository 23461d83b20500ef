import { json, type SandboxAnswer } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { closeSession, demand, openSession, userBy } from "./sandbox-access";
import type { Handler, OpenHandler } from "./sandbox-routes";
import {
  type ContractfitFace,
  type ContractfitState,
  checkEntries,
  type Entry,
  newId,
  Problem,
  readBody,
  type SbUser,
  sameEntry,
} from "./sandbox-state";

const shown = ({ passwordSha256: _, ...user }: SbUser) => ({ ...user, confirmed_at: null });
const noContent = (): SandboxAnswer => ({ status: 204 });

export const signIn: OpenHandler = ({ store: { state } }, request) => {
  const { username, password } = readBody(request.body);
  const user = userBy(state, username, password);
  if (!user) throw new Problem(401, "Wrong username or password");
  return json(200, { authentication_token: openSession(state, user) });
};

export const signOut: Handler = ({ store: { state }, request }) => {
  closeSession(state, request.headers.authorization ?? "");
  return noContent();
};

/** A token for oneself, or for somebody else with `edit_users`. */
export const makeToken: Handler = ({ store: { state }, request, caller }) => {
  const { username } = readBody(request.body);
  if (caller.user?.username !== username) demand(state, caller, "edit_users");
  const user = state.users.find((u) => u.username === username);
  if (!user) throw new Problem(404, "User not found");
  return json(201, { authentication_token: openSession(state, user) });
};

export const readMe: Handler = ({ caller }) => {
  if (!caller.user) throw new Problem(404, "User not found");
  return json(200, shown(caller.user));
};

export const listUsers: Handler = ({ store: { state }, caller }) => {
  demand(state, caller, "edit_users");
  return json(200, state.users.map(shown));
};

export const readUser: Handler = ({ store: { state }, caller, params }) => {
  demand(state, caller, "edit_users");
  return json(200, shown(userOf(state, params.user)));
};

export const createUser: Handler = ({ store, faults, caller, request }) => {
  const { state } = store;
  demand(state, caller, "edit_users");
  const { username, active, roles, password } = readBody(request.body);
  if (typeof username !== "string" || username === "" || typeof active !== "boolean" || roles === undefined)
    throw new Problem(400, "A field is missing");
  const entries = checkEntries(state, roles, 406);
  if (state.users.some((user) => user.username.toLowerCase() === username.toLowerCase()))
    throw new Problem(faults.isOn("taken_400") ? 400 : 409, "A user with this username exists");
  const passwordSha256 = sha256(typeof password === "string" ? password : "");
  const user: SbUser = { id: newId(state), username, active, passwordSha256, roles: entries };
  store.record("users.create", username, request.body, () => state.users.push(user) > 0);
  return json(201, shown(user));
};

/** Only the username and the roles may change: an entry has no document in this model. */
export const patchUser: Handler = ({ store, faults, caller, request, params }) => {
  const { state } = store;
  demand(state, caller, "edit_users");
  const user = userOf(state, params.user);
  const { username, roles, ...rest } = readBody(request.body);
  if (Object.keys(rest).length > 0) throw new Problem(400, `Unknown field ${Object.keys(rest)[0]}`);
  const next = roles === undefined ? user.roles : patched(faults, user.roles, checkEntries(state, roles, 404));
  store.record("users.patch", user.username, request.body, () => {
    const isSame = user.roles.length === next.length && next.every((e) => user.roles.some((o) => sameEntry(o, e)));
    const isRenamed = typeof username === "string" && username !== user.username;
    if (isRenamed) user.username = username;
    user.roles = next;
    return !isSame || isRenamed;
  });
  return json(200, shown(user));
};

function patched(faults: ContractfitFace["faults"], held: readonly Entry[], sent: readonly Entry[]): Entry[] {
  const documents = faults.argumentOf("patch_document");
  if (documents === "refuse" && sent.some((e) => e.document_id)) throw new Problem(400, "Unknown field document_id");
  const kept = sent.map(({ document_id, ...entry }) =>
    documents === "keep" && document_id ? { ...entry, document_id } : entry,
  );
  if (faults.argumentOf("patch_roles") !== "merge") return kept;
  return [...held, ...kept.filter((entry) => !held.some((one) => sameEntry(one, entry)))];
}

export const deleteUser: Handler = ({ store, faults, params, request }) => {
  const { state } = store;
  const user = userOf(state, params.user);
  removeUser(state, user, faults.argumentOf("deleted_user_keys") !== "keep", (change) =>
    store.record("users.delete", user.username, request.body, change),
  );
  return noContent();
};

/** Deletes a user with his sessions and, where `killsKeys`, with his keys. */
export function removeUser(
  state: ContractfitState,
  user: SbUser,
  killsKeys: boolean,
  record: (change: () => boolean) => boolean,
): void {
  record(() => {
    state.users = state.users.filter((one) => one !== user);
    state.sessions = state.sessions.filter((session) => session.user !== user.id);
    if (killsKeys) state.keys = state.keys.filter((key) => key.user !== user.id);
    return true;
  });
}

function userOf(state: ContractfitState, id: string | undefined): SbUser {
  const user = state.users.find((one) => one.id === id);
  if (user) return user;
  throw new Problem(404, "User not found");
}
