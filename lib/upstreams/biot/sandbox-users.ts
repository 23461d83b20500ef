import { empty, json } from "../sandbox/http";
import { ZERO_ORGANIZATION } from "./ids.rules";
import { BiotRefusal, invalid } from "./sandbox-errors";
import { type Asked, type Route, textIn, textsIn } from "./sandbox-route";
import { search } from "./sandbox-search";
import type { BiotState, StateUser } from "./sandbox-state";

const USERS = "/v2/users";

/** People, who are made elsewhere (the organization service); Gatehouse leaves them alone but for its own sign-in as one. */
export const USER_ROUTES: readonly Route[] = [
  { op: "users.search", method: "GET", path: USERS, needs: "UMS_USERS_SEARCH_USER", run: searchUsers },
  {
    op: "users.self",
    method: "GET",
    path: `${USERS}/self`,
    needs: "UMS_USERS_SELF_GET_USER",
    run: (asked) => json(200, shown(asked.state, userOf(asked, asked.claims?.userId ?? ""))),
  },
  {
    op: "users.get",
    method: "GET",
    path: `${USERS}/*`,
    needs: "UMS_USERS_GET_USER",
    run: (asked) => json(200, shown(asked.state, userOf(asked))),
  },
  { op: "users.patch", method: "PATCH", path: `${USERS}/*`, needs: "UMS_USERS_UPDATE_USER", run: patch },
  { op: "users.delete", method: "DELETE", path: `${USERS}/*`, needs: "UMS_USERS_DELETE_USER", run: remove },
];

const shown = (state: BiotState, { id, username, groupIds, active, locked, mfa }: StateUser) => ({
  id,
  username,
  ownerOrganizationId: ZERO_ORGANIZATION,
  groups: state.groups
    .filter((group) => groupIds.includes(group.id))
    .map((group) => ({ id: group.id, name: group.name })),
  active,
  locked,
  mfa: { enabled: mfa },
  credentialType: "PASSWORD",
  userIdPs: ["UMS"],
});

function searchUsers({ state, request, version }: Asked) {
  const { data, metadata } = search(
    request.query,
    state.users,
    ({ id, username, active, locked, creationTime }) => ({ id, username, active, locked, creationTime }),
    {
      filters: ["id", "username", "active", "locked"],
      sorts: ["id", "username", "active", "locked", "creationTime"],
      hasLogic: version !== "legacy",
    },
  );
  return json(200, { data: data.map((user) => shown(state, user)), metadata });
}

function userOf({ state, ids }: Asked, id = ids[0] ?? ""): StateUser {
  const user = state.users.find((one) => one.id === id);
  if (user) return user;
  throw new BiotRefusal(404, "USER_NOT_FOUND", { id });
}

function patch(asked: Asked) {
  const { store, state, request, body } = asked;
  const user = userOf(asked);
  const username = textIn(body, "username", 128) ?? user.username;
  if (username.length < 5) throw invalid("username has at least 5 characters");
  if (state.users.some((one) => one !== user && one.username === username))
    throw new BiotRefusal(409, "USERNAME_ALREADY_EXISTS", { username });
  const groupIds = textsIn(body, "groupIds") ?? user.groupIds;
  const missing = groupIds.filter((id) => !state.groups.some((group) => group.id === id));
  if (missing.length > 0) throw new BiotRefusal(404, "GROUPS_NOT_FOUND", { ids: missing });
  const { active = user.active, locked = user.locked } = body;
  if (typeof active !== "boolean" || typeof locked !== "boolean") throw invalid("active and locked are yes or no");
  store.record("users.patch", user.username, request.body, () => {
    const before = JSON.stringify(user);
    Object.assign(user, { username, groupIds, active, locked });
    return JSON.stringify(user) !== before;
  });
  return json(200, shown(state, user));
}

function remove(asked: Asked) {
  const { store, state, request } = asked;
  const user = userOf(asked);
  store.record("users.delete", user.username, request.body, () => {
    state.users = state.users.filter((one) => one !== user);
    return true;
  });
  return empty(204);
}
