import { randomBytes } from "node:crypto";
import { empty, json } from "../sandbox/http";
import { sha256 } from "../sandbox/store";
import { SERVICE_TYPES, ZERO_ORGANIZATION } from "./ids.rules";
import { BiotRefusal, denied, invalid } from "./sandbox-errors";
import { type Asked, newId, now, type Route, textIn } from "./sandbox-route";
import { type Row, search } from "./sandbox-search";
import type { StateKey, StateServiceUser } from "./sandbox-state";

const PROPS = ["id", "active", "type", "ownerOrganizationId", "name", "accessTokenExpirationInMinutes"];
const SERVICES = "/v2/services";
/** How many keys a service user may have isn't documented; assumed. */
const USUAL_MOST_KEYS = 2;
/** Which types of role a service user may have isn't documented; assumed. */
const ROLE_TYPES = ["INTERNAL", "INTERNAL_SERVICE_USER", "CUSTOM"];

/** Service users and their secret keys. */
export const SERVICE_ROUTES: readonly Route[] = [
  {
    op: "services.search",
    method: "GET",
    path: SERVICES,
    needs: "UMS_USERS_SEARCH_SERVICE_USERS",
    except: ["legacy"],
    run: searchUsers,
  },
  { op: "services.create", method: "POST", path: SERVICES, needs: "UMS_SERVICES_CREATE_SERVICE_USER", run: create },
  {
    op: "services.get",
    method: "GET",
    path: `${SERVICES}/*`,
    needs: "UMS_USERS_GET_SERVICE_USER_BY_ID",
    run: (asked) => json(200, shown(userOf(asked))),
  },
  {
    op: "services.patch",
    method: "PATCH",
    path: `${SERVICES}/*`,
    needs: "UMS_SERVICES_UPDATE_SERVICE_USER",
    run: patch,
  },
  {
    op: "services.delete",
    method: "DELETE",
    path: `${SERVICES}/*`,
    needs: "UMS_SERVICES_DELETE_SERVICE_USER",
    run: remove,
  },
  {
    op: "keys.create",
    method: "POST",
    path: `${SERVICES}/*/secret-keys`,
    needs: "UMS_USERS_CREATE_SECRET_KEY_BY_SERVICE_USER_ID",
    run: createKey,
  },
  {
    op: "keys.delete",
    method: "DELETE",
    path: `${SERVICES}/*/secret-keys/*`,
    needs: "UMS_USERS_DELETE_SECRET_KEY_BY_ID",
    run: removeKey,
  },
];

const keyShown = ({ id, creationTime }: StateKey) => ({ id, creationTime });

function shown(user: StateServiceUser) {
  const { id, name, roleId, type, ownerOrganizationId, active, accessTokenExpirationInMinutes: minutes, keys } = user;
  return {
    id,
    roleId,
    type,
    ownerOrganizationId,
    active,
    ...(name === null ? {} : { name }),
    ...(minutes === null ? {} : { accessTokenExpirationInMinutes: minutes }),
    secretKeys: keys.map(keyShown),
  };
}

/**
 * What a caller who names an organization may see: its own service users and the manufacturer's, not another organization's (a stub of
 * BioT's second layer, assumed).
 */
const mayTouch = ({ tenant }: Asked, { ownerOrganizationId: owner }: StateServiceUser): boolean =>
  tenant === null || [ZERO_ORGANIZATION, owner].includes(tenant) || owner === ZERO_ORGANIZATION;

function userOf(asked: Asked): StateServiceUser {
  const [id = ""] = asked.ids;
  const user = asked.state.serviceUsers.find((one) => one.id === id);
  if (!user) throw new BiotRefusal(404, "SERVICE_USER_NOT_FOUND", { id });
  if (!mayTouch(asked, user)) throw denied();
  return user;
}

function searchUsers(asked: Asked) {
  const { state, request, faults } = asked;
  const row = (user: StateServiceUser): Row => ({ ...user, keys: null });
  const most = faults.argumentOf("search_limit");
  const users = state.serviceUsers.filter((user) => mayTouch(asked, user));
  const rules = { filters: PROPS, sorts: PROPS, hasLogic: true, most: most ? Number(most) : undefined };
  const { data, metadata } = search(request.query, users, row, rules);
  return json(200, { data: data.map(shown), metadata });
}

function create({ store, state, request, body }: Asked) {
  const missing = ["roleId", "type"].filter((name) => !textIn(body, name, 100));
  if (missing.length > 0) throw new BiotRefusal(400, "MISSING_PARAMETERS", { parameters: missing });
  const type = String(body.type);
  if (!SERVICE_TYPES.some((known) => known === type))
    throw new BiotRefusal(400, "SERVICE_TYPE_NOT_ALLOWED", { attributeName: "type", value: type });
  const roleId = supportedRole(state, String(body.roleId));
  const owner = textIn(body, "ownerOrganizationId", 36) ?? ZERO_ORGANIZATION;
  if (!state.organizations.some(({ id }) => id === owner))
    throw new BiotRefusal(404, "OWNER_ORGANIZATION_NOT_FOUND", { id: owner });
  const name = textIn(body, "name", 100);
  if (name && state.serviceUsers.some((one) => one.name === name))
    throw new BiotRefusal(409, "SERVICE_NAME_ALREADY_EXISTS", { name });
  const minutes = body.accessTokenExpirationInMinutes ?? null;
  if (minutes !== null && (typeof minutes !== "number" || !Number.isInteger(minutes) || minutes < 1))
    throw invalid("accessTokenExpirationInMinutes is at least 1");
  if (body.active !== undefined && typeof body.active !== "boolean") throw invalid("active is no yes or no");
  const { key, secret } = newKey();
  const user: StateServiceUser = {
    id: newId(),
    name,
    roleId,
    type,
    ownerOrganizationId: owner,
    active: body.active ?? true,
    accessTokenExpirationInMinutes: minutes,
    creationTime: now(),
    keys: [key],
  };
  store.record("services.create", name ?? user.id, request.body, () => state.serviceUsers.push(user) > 0);
  const { secretKeys: _, ...rest } = shown(user);
  return json(201, { ...rest, secretKeyData: { ...keyShown(key), secretKey: secret } });
}

function supportedRole(state: Asked["state"], id: string): string {
  const role = state.roles.find((one) => one.id === id);
  if (role && ROLE_TYPES.includes(role.type)) return role.id;
  throw new BiotRefusal(404, "ROLE_NOT_FOUND_IN_SUPPORTED_TYPES", { id, types: ROLE_TYPES });
}

/** `active` and `roleId`, and nothing else. */
function patch(asked: Asked) {
  const { store, state, request, body } = asked;
  const user = userOf(asked);
  const odd = Object.keys(body).filter((name) => name !== "active" && name !== "roleId");
  if (odd.length > 0) throw invalid(`can't change ${odd.join(", ")}`);
  const { active = user.active } = body;
  if (typeof active !== "boolean") throw invalid("active is no yes or no");
  const roleId = body.roleId === undefined ? user.roleId : supportedRole(state, String(body.roleId));
  store.record("services.patch", user.name ?? user.id, request.body, () => {
    const changed = user.active !== active || user.roleId !== roleId;
    Object.assign(user, { active, roleId });
    return changed;
  });
  return json(200, shown(user));
}

function remove(asked: Asked) {
  const { store, state, request } = asked;
  const user = userOf(asked);
  store.record("services.delete", user.name ?? user.id, request.body, () => {
    state.serviceUsers = state.serviceUsers.filter((one) => one !== user);
    return true;
  });
  return empty(204);
}

function newKey(): { key: StateKey; secret: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, key: { id: newId(), creationTime: now(), sha256: sha256(secret) } };
}

/** Makes a key for a service user, unless it has the most that it may; the plain secret is in the answer alone. */
export function addKey(
  asked: Pick<Asked, "store">,
  user: StateServiceUser,
  most: number,
  op: string,
): { key: StateKey; secret: string } {
  if (user.keys.length >= most)
    throw new BiotRefusal(409, "MAX_SECRET_KEYS", { serviceId: user.id, maxSecretKeys: most });
  const made = newKey();
  asked.store.record(op, user.name ?? user.id, "", () => user.keys.push(made.key) > 0);
  return made;
}

function createKey(asked: Asked) {
  const most = Number(asked.faults.argumentOf("max_secret_keys") ?? USUAL_MOST_KEYS);
  const { key, secret } = addKey(asked, userOf(asked), most, "keys.create");
  return json(201, { ...keyShown(key), secretKey: secret });
}

function removeKey(asked: Asked) {
  const user = userOf(asked);
  const [, keyId = ""] = asked.ids;
  if (!user.keys.some(({ id }) => id === keyId))
    throw new BiotRefusal(404, "SECRET_KEY_ID_NOT_FOUND", { secretKeyId: keyId, serviceUserId: user.id });
  asked.store.record("keys.delete", keyId, "", () => {
    user.keys = user.keys.filter(({ id }) => id !== keyId);
    return true;
  });
  return empty(204);
}
