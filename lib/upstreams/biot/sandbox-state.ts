import { sha256 } from "../sandbox/store";
import { SERVICE_TYPES, ZERO_ORGANIZATION } from "./ids.rules";
import { PERMISSIONS } from "./sandbox-permissions";
import type { BiotSeed, Version } from "./sandbox-seed";

/** The secret itself is kept nowhere. */
export type StateKey = { id: string; creationTime: string; sha256: string };
export type StateServiceUser = {
  id: string;
  name: string | null;
  roleId: string;
  type: string;
  ownerOrganizationId: string;
  active: boolean;
  accessTokenExpirationInMinutes: number | null;
  creationTime: string;
  keys: StateKey[];
};
export type StateRole = {
  id: string;
  name: string;
  description: string | null;
  type: string;
  permissionIds: string[];
  creationTime: string;
  lastModifiedTime: string;
};
export type StateGroup = {
  id: string;
  name: string;
  roleIds: string[];
  builtIn: boolean;
  creationTime: string;
  lastModifiedTime: string;
};
export type StateUser = {
  id: string;
  username: string;
  passwordSha256: string;
  groupIds: string[];
  active: boolean;
  locked: boolean;
  mfa: boolean;
  creationTime: string;
};
export type BiotState = {
  environment: string;
  version: Version;
  organizations: { id: string; name: string }[];
  permissions: string[];
  roles: StateRole[];
  groups: StateGroup[];
  serviceUsers: StateServiceUser[];
  users: StateUser[];
};

// A second apart, so that the order of creation is that of the seed.
const timeOf = (n: number): string => new Date(Date.UTC(2026, 0, 1, 8, 0, n)).toISOString();
const newId = (): string => crypto.randomUUID();

/** The books as a seed has them; throws where the seed names a role or group that it doesn't have. */
export function fromSeed(seed: BiotSeed): BiotState {
  const roles = seed.roles.map((role, n) => ({
    id: role.id ?? newId(),
    name: role.name,
    description: role.description ?? null,
    type: role.type ?? "INTERNAL",
    permissionIds: [...role.permissionIds],
    creationTime: timeOf(n),
    lastModifiedTime: timeOf(n),
  }));
  const groups = seed.groups.map((group, n) => ({
    id: group.id ?? newId(),
    name: group.name,
    roleIds: group.roles.map((name) => named(roles, name).id),
    builtIn: group.builtIn ?? false,
    creationTime: timeOf(n),
    lastModifiedTime: timeOf(n),
  }));
  return {
    environment: seed.environment,
    version: seed.version ?? "current+hidden-roles",
    organizations: structuredClone(seed.organizations),
    permissions: [...PERMISSIONS],
    roles,
    groups,
    serviceUsers: seed.serviceUsers.map((user, n) => ({
      id: user.id ?? newId(),
      name: user.name ?? null,
      roleId: named(roles, user.role).id,
      type: user.type ?? SERVICE_TYPES[0],
      ownerOrganizationId: user.ownerOrganizationId ?? ZERO_ORGANIZATION,
      active: user.active ?? true,
      accessTokenExpirationInMinutes: user.tokenMinutes ?? null,
      creationTime: timeOf(n),
      keys: user.keys.map((key) => ({
        id: key.id ?? newId(),
        creationTime: key.creationTime ?? timeOf(n),
        sha256: sha256(key.secret),
      })),
    })),
    users: seed.users.map((user, n) => ({
      id: user.id ?? newId(),
      username: user.username,
      passwordSha256: sha256(user.password),
      groupIds: user.groups.map((name) => named(groups, name).id),
      active: user.active ?? true,
      locked: false,
      mfa: user.mfa ?? false,
      creationTime: timeOf(n),
    })),
  };
}

function named<T extends { name: string }>(list: readonly T[], name: string): T {
  const found = list.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`the seed has nothing called ${name}`);
}

/** The permissions that a service user's next access token will carry; a role that is gone gives none (assumed). */
export const scopesOf = (state: BiotState, roleIds: readonly string[]): string[] => [
  ...new Set(state.roles.filter(({ id }) => roleIds.includes(id)).flatMap(({ permissionIds }) => permissionIds)),
];

export const roleName = (state: BiotState, id: string): string =>
  state.roles.find((role) => role.id === id)?.name ?? "(a role that is gone)";
