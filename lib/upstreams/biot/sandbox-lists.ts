import type { LongList } from "../contract-bench";
import type { Observed, ObservedKind } from "../driver";
import { ZERO_ORGANIZATION } from "./ids.rules";
import type { BiotSandbox } from "./sandbox";
import { SMALL, type Version } from "./sandbox-seed";
import { roleName, type StateRole, type StateServiceUser } from "./sandbox-state";

/** Three pages of a hundred, and some to spare. */
const MANY = 260;
const AT = "2026-02-01T08:00:00.000Z";
const BEFORE_ALL = "2020-01-01T08:00:00.000Z";
const id = (first: string, n: number): string => `${first.repeat(8)}-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** The lists of a BioT sandbox that take several pages, as far as the release has them. */
export function longListsOf(sandbox: BiotSandbox, version: Version): LongList[] {
  const lists = [...serviceUserLists(sandbox), ...roleLists(sandbox)];
  const without: Record<Version, readonly ObservedKind[]> = {
    legacy: ["user", "membership", "token"],
    current: ["group", "endpoint", "membership"],
    "current+hidden-roles": [],
  };
  return lists.filter(({ kind }) => !without[version].includes(kind));
}

/** Lists that come from the search of service users, which is read in the order of ids. */
function serviceUserLists(sandbox: BiotSandbox): LongList[] {
  const state = () => sandbox.state;
  let added = 0;
  const add = (first: string, n: number, name: string): StateServiceUser => {
    const user: StateServiceUser = {
      id: id(first, n),
      name,
      roleId: SMALL.labRole,
      type: "INTERNAL_SERVICE",
      ownerOrganizationId: ZERO_ORGANIZATION,
      active: true,
      accessTokenExpirationInMinutes: null,
      creationTime: AT,
      keys: [{ id: id(first === "0" ? "8" : "9", n), creationTime: AT, sha256: "" }],
    };
    state().serviceUsers.push(user);
    return user;
  };
  const list = (
    kind: ObservedKind,
    keyOf: (observed: Observed) => string,
    keysOf: (user: StateServiceUser) => string[],
  ): LongList => ({
    kind,
    fill() {
      for (let n = 0; n < MANY; n += 1) add("7", n, `plugin-${n}`);
    },
    keyOf,
    keys: () => state().serviceUsers.flatMap(keysOf),
    drop(key) {
      state().serviceUsers = state().serviceUsers.filter((user) => !keysOf(user).includes(key));
    },
    addFirst() {
      added += 1;
      return keysOf(add("0", added, `first-${added}`))[0] ?? "";
    },
  });
  const nameOf = (user: StateServiceUser): string => user.name ?? user.id;
  return [
    list(
      "user",
      (o) => (o.kind === "user" ? o.remoteId : o.kind),
      (user) => [nameOf(user)],
    ),
    list(
      "membership",
      (o) => (o.kind === "membership" ? `${o.groupCode}/${o.remoteId}` : o.kind),
      (user) => [`${roleName(state(), user.roleId)}/${nameOf(user)}`],
    ),
    list(
      "token",
      (o) => (o.kind === "token" ? (o.ref ?? "") : o.kind),
      (user) => user.keys.map((key) => key.id),
    ),
  ];
}

/** Lists that come from the search of roles, which is read in the order of their creation. */
function roleLists(sandbox: BiotSandbox): LongList[] {
  const state = () => sandbox.state;
  let added = 0;
  const add = (first: string, n: number, name: string, at: string): StateRole => {
    const times = { creationTime: at, lastModifiedTime: at };
    const permissionIds = ["PROTECTED_API"];
    const role: StateRole = { id: id(first, n), name, description: null, type: "CUSTOM", permissionIds, ...times };
    state().roles.push(role);
    return role;
  };
  const list = (
    kind: ObservedKind,
    keyOf: (observed: Observed) => string,
    keysOf: (role: StateRole) => string[],
  ): LongList => ({
    kind,
    fill() {
      for (let n = 0; n < MANY; n += 1) add("7", n, `role-${n}`, AT);
    },
    keyOf,
    keys: () => state().roles.flatMap(keysOf),
    drop(key) {
      state().roles = state().roles.filter((role) => !keysOf(role).includes(key));
    },
    addFirst() {
      added += 1;
      return keysOf(add("0", added, `first-${added}`, BEFORE_ALL))[0] ?? "";
    },
  });
  return [
    list(
      "group",
      (o) => (o.kind === "group" ? o.code : o.kind),
      (role) => [role.name],
    ),
    list(
      "endpoint",
      (o) => (o.kind === "endpoint" ? `${o.groupCode}/${o.endpoint.name}` : o.kind),
      (role) => role.permissionIds.map((one) => `${role.name}/${one}`),
    ),
  ];
}
