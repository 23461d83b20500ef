import { json } from "../sandbox/http";
import { PERMISSIONS, type Permission } from "./permissions.rules";
import { demand } from "./sandbox-access";
import type { Handler } from "./sandbox-routes";
import { allFlags, type ContractfitState, newId, Problem, readBody, type SbRole } from "./sandbox-state";

/** All fifty flags, always. */
const shown = ({ permissions, ...role }: SbRole) => ({ ...role, permissions: allFlags(permissions) });

export const listRoles: Handler = ({ store: { state } }) => json(200, state.roles.map(shown));

export const readRole: Handler = ({ store: { state }, params }) => json(200, shown(roleOf(state, params.role)));

/** Missing fields answer 405 here, unlike everywhere else. */
export const createRole: Handler = ({ store, caller, request }) => {
  const { state } = store;
  demand(state, caller, "edit_users");
  const { name, permissions } = readBody(request.body);
  if (typeof name !== "string" || name === "" || permissions === undefined)
    throw new Problem(405, "Missing fields: name and permissions");
  const role = { id: newId(state), name, permissions: granted(permissions, []) };
  store.record("roles.create", name, request.body, () => state.roles.push(role) > 0);
  return json(201, shown(role));
};

export const patchRole: Handler = ({ store, faults, caller, request, params }) => {
  const { state } = store;
  demand(state, caller, "edit_users");
  const role = roleOf(state, params.role);
  const { name, permissions } = readBody(request.body);
  const kept = faults.argumentOf("patch_permissions") === "merge" ? role.permissions : [];
  const next = permissions === undefined ? role.permissions : granted(permissions, kept);
  store.record("roles.patch", role.name, request.body, () => {
    const before = JSON.stringify(role);
    if (typeof name === "string" && name !== "") role.name = name;
    role.permissions = next;
    return JSON.stringify(role) !== before;
  });
  return json(200, shown(role));
};

/** There is no "in use": users and keys keep an entry that names nothing any more. */
export const deleteRole: Handler = ({ store, caller, request, params }) => {
  const { state } = store;
  demand(state, caller, "edit_users");
  const role = roleOf(state, params.role);
  store.record("roles.delete", role.name, request.body, () => {
    state.roles = state.roles.filter((one) => one !== role);
    return true;
  });
  return { status: 204 };
};

function granted(value: unknown, kept: readonly Permission[]): Permission[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Problem(400, "permissions must be an object");
  const flags = value as Record<string, unknown>;
  const odd = Object.keys(flags).find((name) => !(PERMISSIONS as readonly string[]).includes(name));
  if (odd) throw new Problem(400, `Unknown permission ${odd}`);
  return PERMISSIONS.filter((name) => flags[name] ?? kept.includes(name));
}

function roleOf(state: ContractfitState, id: string | undefined): SbRole {
  const role = state.roles.find((one) => one.id === id);
  if (role) return role;
  throw new Problem(404, "Role not found");
}
