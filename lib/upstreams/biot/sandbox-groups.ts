import { empty, json } from "../sandbox/http";
import { BiotRefusal, invalid } from "./sandbox-errors";
import { type Asked, newId, now, type Route, textIn, textsIn } from "./sandbox-route";
import { search } from "./sandbox-search";
import { type BiotState, roleName, type StateGroup } from "./sandbox-state";

const GROUPS = "/v2/admin/groups";
const HIDDEN = ["current"] as const;

/** BioT's own groups, which hold roles for people; Gatehouse leaves them alone. */
export const GROUP_ROUTES: readonly Route[] = [
  {
    op: "groups.search",
    method: "GET",
    path: GROUPS,
    needs: "UMS_ADMIN_GROUPS_SEARCH_GROUPS",
    except: HIDDEN,
    run: searchGroups,
  },
  {
    op: "groups.create",
    method: "POST",
    path: GROUPS,
    needs: "UMS_ADMIN_GROUPS_CREATE_GROUP",
    except: HIDDEN,
    run: create,
  },
  {
    op: "groups.patch",
    method: "PATCH",
    path: `${GROUPS}/*`,
    needs: "UMS_ADMIN_GROUPS_UPDATE_GROUP",
    except: HIDDEN,
    run: patch,
  },
  {
    op: "groups.delete",
    method: "DELETE",
    path: `${GROUPS}/*`,
    needs: "UMS_ADMIN_GROUPS_DELETE_GROUP",
    except: HIDDEN,
    run: remove,
  },
  {
    op: "groups.associate",
    method: "POST",
    path: `${GROUPS}/*/roles/associate`,
    needs: "UMS_ADMIN_GROUPS_ASSOCIATE_ROLES",
    except: HIDDEN,
    run: (asked) => change(asked, "groups.associate", (held, named) => [...new Set([...held, ...named])]),
  },
  {
    op: "groups.dissociate",
    method: "POST",
    path: `${GROUPS}/*/roles/dissociate`,
    needs: "UMS_ADMIN_GROUPS_DISSOCIATE_ROLES",
    except: HIDDEN,
    run: (asked) => change(asked, "groups.dissociate", (held, named) => held.filter((id) => !named.includes(id))),
  },
];

const shown = (state: BiotState, { roleIds, ...group }: StateGroup) => ({
  ...group,
  roles: roleIds.map((id) => ({ id, name: roleName(state, id) })),
});

function searchGroups({ state, request, version }: Asked) {
  const { data, metadata } = search(request.query, state.groups, ({ roleIds: _, ...row }) => row, {
    filters: ["id", "name"],
    sorts: ["name", "creationTime", "lastModifiedTime"],
    hasLogic: version !== "legacy",
  });
  return json(200, { data: data.map((group) => shown(state, group)), metadata });
}

function groupOf({ state, ids: [id = ""] }: Asked): StateGroup {
  const group = state.groups.find((one) => one.id === id);
  if (!group) throw new BiotRefusal(404, "GROUP_NOT_FOUND", { id });
  if (group.builtIn) throw new BiotRefusal(409, "CANNOT_MODIFY_BUILT_IN_GROUP", { id });
  return group;
}

function nameIn({ body, state }: Asked, own: StateGroup | null): string {
  const name = textIn(body, "name", 45);
  if (name === null) throw invalid("name is mandatory");
  if (state.groups.some((one) => one !== own && one.name === name))
    throw new BiotRefusal(409, "GROUP_ALREADY_EXIST", { name });
  return name;
}

function known(state: BiotState, ids: readonly string[]): string[] {
  const missing = ids.filter((id) => !state.roles.some((role) => role.id === id));
  if (missing.length > 0) throw new BiotRefusal(404, "ROLES_NOT_FOUND", { ids: missing });
  return [...ids];
}

function create(asked: Asked) {
  const { store, state, request, body } = asked;
  const name = nameIn(asked, null);
  const roleIds = known(state, textsIn(body, "roleIds") ?? []);
  const group: StateGroup = {
    id: newId(),
    name,
    roleIds,
    builtIn: false,
    creationTime: now(),
    lastModifiedTime: now(),
  };
  store.record("groups.create", name, request.body, () => state.groups.push(group) > 0);
  return json(201, shown(state, group));
}

/** That `roleIds` replaces the whole set is assumed, by analogy with roles. */
function patch(asked: Asked) {
  const { store, state, request, body } = asked;
  const group = groupOf(asked);
  const name = nameIn(asked, group);
  const roleIds = "roleIds" in body ? known(state, textsIn(body, "roleIds") ?? []) : group.roleIds;
  store.record("groups.patch", group.id, request.body, () => {
    const changed = group.name !== name || group.roleIds.join() !== roleIds.join();
    Object.assign(group, { name, roleIds, lastModifiedTime: now() });
    return changed;
  });
  return json(200, shown(state, group));
}

function remove(asked: Asked) {
  const { store, state, request } = asked;
  const group = groupOf(asked);
  store.record("groups.delete", group.id, request.body, () => {
    state.groups = state.groups.filter((one) => one !== group);
    for (const user of state.users) user.groupIds = user.groupIds.filter((id) => id !== group.id);
    return true;
  });
  return empty(204);
}

function change(asked: Asked, op: string, next: (held: string[], named: string[]) => string[]) {
  const { store, state, request, body } = asked;
  const group = groupOf(asked);
  const named = textsIn(body, "roleIds");
  if (!named) throw invalid("roleIds is mandatory");
  known(state, named);
  store.record(op, group.id, request.body, () => {
    const after = next(group.roleIds, named);
    const changed = after.length !== group.roleIds.length;
    Object.assign(group, { roleIds: after, lastModifiedTime: now() });
    return changed;
  });
  return json(200, shown(state, group));
}
