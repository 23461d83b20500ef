import { empty, json } from "../sandbox/http";
import { BiotRefusal, invalid } from "./sandbox-errors";
import { type Asked, newId, now, type Route, textIn, textsIn } from "./sandbox-route";
import { search } from "./sandbox-search";
import type { BiotState, StateRole } from "./sandbox-state";

const ROLES = "/v2/admin/roles";
/** Published up to 2.3.3 only; the guide goes on using them. */
const HIDDEN = ["current"] as const;

/** Roles and the permissions on them. */
export const ROLE_ROUTES: readonly Route[] = [
  {
    op: "roles.search",
    method: "GET",
    path: ROLES,
    needs: "UMS_ADMIN_ROLES_SEARCH_ROLES",
    except: HIDDEN,
    run: searchRoles,
  },
  {
    op: "roles.create",
    method: "POST",
    path: ROLES,
    needs: "UMS_ADMIN_ROLES_CREATE_ROLE",
    except: HIDDEN,
    run: create,
  },
  {
    op: "roles.patch",
    method: "PATCH",
    path: `${ROLES}/*`,
    needs: "UMS_ADMIN_ROLES_UPDATE_ROLE",
    except: HIDDEN,
    run: patch,
  },
  {
    op: "roles.delete",
    method: "DELETE",
    path: `${ROLES}/*`,
    needs: "UMS_ADMIN_ROLES_DELETE_ROLE",
    except: HIDDEN,
    run: remove,
  },
  {
    op: "roles.associate",
    method: "POST",
    path: `${ROLES}/*/permissions/associate`,
    needs: "UMS_ADMIN_ROLES_ASSOCIATE_PERMISSIONS",
    except: HIDDEN,
    run: (asked) => change(asked, "roles.associate", (held, named) => [...new Set([...held, ...named])]),
  },
  {
    op: "roles.dissociate",
    method: "POST",
    path: `${ROLES}/*/permissions/dissociate`,
    needs: "UMS_ADMIN_ROLES_DISSOCIATE_PERMISSIONS",
    except: HIDDEN,
    run: (asked) => change(asked, "roles.dissociate", (held, named) => held.filter((id) => !named.includes(id))),
  },
  {
    op: "permissions.search",
    method: "GET",
    path: "/v2/admin/permissions",
    needs: "UMS_ADMIN_PERMISSIONS_SEARCH_PERMISSIONS",
    except: HIDDEN,
    run: searchPermissions,
  },
];

function shown(role: StateRole) {
  const { permissionIds, description, ...rest } = role;
  return {
    ...rest,
    ...(description === null ? {} : { description }),
    permissions: permissionIds.map((id) => ({ id })),
  };
}

function searchRoles({ state, request, faults, version }: Asked) {
  const most = faults.argumentOf("search_limit");
  const { data, metadata } = search(request.query, state.roles, ({ permissionIds: _, ...row }) => row, {
    filters: ["id", "name"],
    sorts: ["name", "creationTime", "lastModifiedTime"],
    hasLogic: version !== "legacy",
    most: most ? Number(most) : undefined,
  });
  return json(200, { data: data.map(shown), metadata });
}

function searchPermissions({ state, request, version }: Asked) {
  const type = (id: string): string => (id.startsWith("FRONT_") ? "FRONT_END" : "BACK_END");
  const all = state.permissions.map((id) => ({
    id,
    type: type(id),
    creationTime: "2026-01-01T08:00:00.000Z",
    lastModifiedTime: "2026-01-01T08:00:00.000Z",
  }));
  const rules = {
    filters: ["id", "type"],
    sorts: ["id", "creationTime", "lastModifiedTime"],
    hasLogic: version !== "legacy",
  };
  return json(
    200,
    search(request.query, all, (row) => row, rules),
  );
}

function roleOf({ state, ids: [id = ""] }: Asked): StateRole {
  const role = state.roles.find((one) => one.id === id);
  if (role) return role;
  throw new BiotRefusal(404, "ROLE_NOT_FOUND", { id });
}

function nameIn(body: Record<string, unknown>, state: BiotState, own: StateRole | null): string {
  const name = textIn(body, "name", 128);
  if (name === null) throw invalid("name is mandatory");
  if (state.roles.some((one) => one !== own && one.name === name))
    throw new BiotRefusal(409, "ROLE_ALREADY_EXISTS", { name });
  return name;
}

/** All of them, or none: the ids that BioT doesn't know are named. */
function known(state: BiotState, ids: readonly string[]): string[] {
  const missing = ids.filter((id) => !state.permissions.includes(id));
  if (missing.length > 0) throw new BiotRefusal(404, "PERMISSIONS_NOT_FOUND", { ids: missing });
  return [...ids];
}

function create({ store, state, request, body }: Asked) {
  const name = nameIn(body, state, null);
  const description = textIn(body, "description", 512);
  if (description === "") throw invalid("description has at least one character");
  const permissionIds = known(state, textsIn(body, "permissionIds") ?? []);
  const at = now();
  const role: StateRole = {
    id: newId(),
    name,
    description,
    type: "INTERNAL",
    permissionIds,
    creationTime: at,
    lastModifiedTime: at,
  };
  store.record("roles.create", name, request.body, () => state.roles.push(role) > 0);
  return json(201, shown(role));
}

/** The name is mandatory even here, and the key `permissionIds`, with anything in it or nothing, replaces the whole set. */
function patch(asked: Asked) {
  const { store, state, request, body } = asked;
  const role = roleOf(asked);
  const name = nameIn(body, state, role);
  const permissionIds =
    "permissionIds" in body ? known(state, textsIn(body, "permissionIds") ?? []) : role.permissionIds;
  store.record("roles.patch", role.id, request.body, () => {
    const changed = role.name !== name || role.permissionIds.join() !== permissionIds.join();
    Object.assign(role, { name, permissionIds, lastModifiedTime: now() });
    return changed;
  });
  return json(200, shown(role));
}

/** No code for a role in use is listed: it goes, and its service users keep the id of a role that is gone (assumed). */
function remove(asked: Asked) {
  const { store, state, request } = asked;
  const role = roleOf(asked);
  store.record("roles.delete", role.id, request.body, () => {
    state.roles = state.roles.filter((one) => one !== role);
    for (const group of state.groups) group.roleIds = group.roleIds.filter((id) => id !== role.id);
    return true;
  });
  return empty(204);
}

function change(asked: Asked, op: string, next: (held: string[], named: string[]) => string[]) {
  const { store, state, request, body } = asked;
  const role = roleOf(asked);
  const named = textsIn(body, "permissionIds");
  if (!named) throw invalid("permissionIds is mandatory");
  known(state, named);
  store.record(op, role.id, request.body, () => {
    const after = next(role.permissionIds, named);
    const changed = after.length !== role.permissionIds.length;
    Object.assign(role, { permissionIds: after, lastModifiedTime: now() });
    return changed;
  });
  return json(200, shown(role));
}
