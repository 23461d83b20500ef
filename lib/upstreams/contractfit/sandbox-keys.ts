import { randomBytes } from "node:crypto";
import { json, type SandboxAnswer } from "../sandbox/http";
import { demand, isCovered, type Place } from "./sandbox-access";
import type { Handler, HandlerInput } from "./sandbox-routes";
import {
  type ContractfitFace,
  type ContractfitState,
  checkEntries,
  Problem,
  readBody,
  type SbKey,
} from "./sandbox-state";

/** How a key is called in the ledger: never by its text. */
export const keySubject = (state: ContractfitState, { user, token }: SbKey): string =>
  `${state.users.find(({ id }) => id === user)?.username ?? user}/${token.slice(-4)}`;

function shown(faults: ContractfitFace["faults"], key: SbKey, isListed = false) {
  const expireAt = key.expireAt && faults.isOn("naive_dates") ? key.expireAt.replace("Z", "000") : key.expireAt;
  const isMasked = isListed && faults.isOn("masked_lists");
  const token = isMasked ? `${key.token.slice(0, 4)}${"*".repeat(28)}` : key.token;
  return { active: key.active, token, user: key.user, roles: key.roles, expire_at: expireAt };
}

/** Keys all of whose entries are at one inbox can be maintained with rights at that inbox alone. */
const isAt = (key: SbKey, inbox: string): boolean => key.roles.every((entry) => entry.inbox === inbox);

function list({ faults }: HandlerInput, keys: readonly SbKey[]): SandboxAnswer {
  if (keys.length === 0 && faults.isOn("empty_key_list_404")) throw new Problem(404, "API-Key not found");
  return json(
    200,
    keys.map((key) => shown(faults, key, true)),
  );
}

export const listKeys: Handler = (input) => {
  demand(input.store.state, input.caller, "view_api_keys");
  return list(input, input.store.state.keys);
};

export const listKeysAt: Handler = (input) => {
  const inbox = inboxOf(input.store.state, input.params.inbox);
  demand(input.store.state, input.caller, "view_api_keys", { inbox });
  return list(
    input,
    input.store.state.keys.filter((key) => isAt(key, inbox)),
  );
};

export const createKey: Handler = (input) => {
  demand(input.store.state, input.caller, "edit_backend_settings");
  return create(input, null);
};

export const createKeyAt: Handler = (input) => {
  const inbox = inboxOf(input.store.state, input.params.inbox);
  demand(input.store.state, input.caller, "edit_backend_settings", { inbox });
  return create(input, inbox);
};

function create({ store, faults, request }: HandlerInput, inbox: string | null): SandboxAnswer {
  const { state } = store;
  const { user: userId, roles, expire_at, active, ...rest } = readBody(request.body);
  if (Object.keys(rest).length > 0) throw new Problem(400, `Unknown field ${Object.keys(rest)[0]}`);
  if (typeof userId !== "string" || roles === undefined) throw new Problem(400, "A field is missing");
  const user = state.users.find(({ id }) => id === userId);
  if (!user) throw new Problem(404, "User not found");
  const entries = checkEntries(state, roles, 404);
  if (inbox && entries.some((entry) => entry.inbox !== inbox)) throw new Problem(403, "Only this inbox may be named");
  const isBroader = entries.some((entry) => !isCovered(state, entry, user.roles));
  if (isBroader && faults.argumentOf("key_broader_than_user") === "reject403")
    throw new Problem(403, "The key is broader than its user");
  const token = randomBytes(32).toString("hex");
  const key: SbKey = { token, user: userId, active: active !== false, expireAt: moment(expire_at), roles: entries };
  store.record("keys.create", user.username, request.body, () => state.keys.push(key) > 0);
  return json(201, shown(faults, key));
}

export const readKey: Handler = ({ store: { state }, faults, caller, params }) => {
  const key = keyOf(state, params.key);
  demand(state, caller, "view_api_keys", placeOf(key));
  return json(200, shown(faults, key));
};

export const patchKey: Handler = ({ store, faults, caller, request, params }) => {
  const { state } = store;
  const key = keyOf(state, params.key);
  demand(state, caller, "edit_backend_settings", placeOf(key));
  const { active, expire_at, roles, ...rest } = readBody(request.body);
  if (Object.keys(rest).length > 0) throw new Problem(400, `Unknown field ${Object.keys(rest)[0]}`);
  // That it refuses is assumed: the manual says only that roles can't change.
  if (roles !== undefined && !faults.isOn("key_roles_ignored"))
    throw new Problem(400, "The roles of a key can't change");
  store.record("keys.patch", keySubject(state, key), JSON.stringify({ active, expire_at }), () => {
    const before = JSON.stringify(key);
    if (typeof active === "boolean") key.active = active;
    if (expire_at !== undefined) key.expireAt = moment(expire_at);
    return JSON.stringify(key) !== before;
  });
  return json(200, shown(faults, key));
};

export const deleteKey: Handler = ({ store, caller, params }) => {
  const { state } = store;
  const key = keyOf(state, params.key);
  demand(state, caller, "edit_backend_settings", placeOf(key));
  store.record("keys.delete", keySubject(state, key), "", () => {
    state.keys = state.keys.filter((one) => one !== key);
    return true;
  });
  return { status: 204 };
};

function placeOf(key: SbKey): Place | null {
  const inbox = key.roles[0]?.inbox;
  return inbox && isAt(key, inbox) ? { inbox } : null;
}

/** A moment as sent: null for none, and 400 for what is no moment. */
function moment(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem(400, "expire_at is no date-time");
  return new Date(at).toISOString();
}

function keyOf(state: ContractfitState, token: string | undefined): SbKey {
  const key = state.keys.find((one) => one.token === token);
  if (key) return key;
  throw new Problem(404, "API-Key not found");
}

function inboxOf(state: ContractfitState, id: string | undefined): string {
  if (id && state.inboxes.some((one) => one.id === id)) return id;
  throw new Problem(404, "Inbox not found");
}
