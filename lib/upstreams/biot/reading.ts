import type { Observed, ObservedKind, ObservedPage, ObservedUser } from "../driver";
import type { Attributes } from "../effects";
import type { BiotClient } from "./client";
import { readAllRoles, rolePages, serviceUserPages } from "./pages";
import { isOn } from "./service-users";
import { notOffered } from "./translate-error";
import type { Role, ServiceUser } from "./wire";

/** What can be read of a deployment: without a search there are no lists of service users, without calls for roles none of those. */
export function observedAt(settings: Readonly<Record<string, string>>): readonly ObservedKind[] {
  const [hasRoles, hasSearch] = [settings.rolesApi !== "no", settings.searchApi !== "no"];
  return [
    ...(hasSearch ? (["user"] as const) : []),
    ...(hasRoles ? (["group"] as const) : []),
    ...(hasSearch && hasRoles ? (["membership"] as const) : []),
    ...(hasRoles ? (["endpoint"] as const) : []),
    ...(hasSearch ? (["token"] as const) : []),
  ];
}

/** Pages of what BioT has of one kind, from the beginning or from a cursor. */
export async function* observeBiot(
  kind: ObservedKind,
  client: BiotClient,
  settings: Readonly<Record<string, string>>,
  from?: string | null,
): AsyncIterable<ObservedPage> {
  if (!observedAt(settings).includes(kind))
    throw notOffered("This BioT has no list of this kind, as its settings here say.");
  if (kind === "group" || kind === "endpoint") {
    const items = kind === "group" ? groupOf : endpointsOf;
    for await (const page of rolePages(client, from)) yield { items: page.items.flatMap(items), next: page.next };
    return;
  }
  const roleNames = kind === "membership" ? await readRoleNames(client) : new Map<string, string>();
  const items = (user: ServiceUser): Observed[] => {
    if (kind === "user") return [userOf(user)];
    return kind === "token" ? tokensOf(user) : membershipOf(user, roleNames);
  };
  for await (const page of serviceUserPages(client, from)) yield { items: page.items.flatMap(items), next: page.next };
}

async function readRoleNames(client: BiotClient): Promise<Map<string, string>> {
  return new Map((await readAllRoles(client)).map(({ id, name }) => [id, name]));
}

const nameOf = ({ name, id }: ServiceUser): string => name || id;

function userOf(user: ServiceUser): ObservedUser {
  const { type, ownerOrganizationId, accessTokenExpirationInMinutes: minutes } = user;
  const attributes: Attributes = {
    type,
    ...(ownerOrganizationId ? { ownerOrganizationId } : {}),
    ...(minutes ? { tokenMinutes: String(minutes) } : {}),
  };
  return {
    kind: "user",
    remoteId: nameOf(user),
    ref: user.id,
    name: nameOf(user),
    email: null,
    isBlocked: !isOn(user),
    attributes,
  };
}

const groupOf = ({ id, name, description }: Role): Observed[] => [
  { kind: "group", code: name, ref: id, description: description ?? name },
];

const endpointsOf = (role: Role): Observed[] =>
  (role.permissions ?? []).map(({ id }) => ({
    kind: "endpoint",
    groupCode: role.name,
    endpoint: { kind: "permission", name: id },
  }));

// A role that isn't listed goes by its id, so that it is seen and not passed over.
const membershipOf = (user: ServiceUser, roleNames: ReadonlyMap<string, string>): Observed[] => [
  { kind: "membership", groupCode: roleNames.get(user.roleId) ?? user.roleId, remoteId: nameOf(user) },
];

const tokensOf = (user: ServiceUser): Observed[] =>
  (user.secretKeys ?? []).map(({ id, creationTime }) => ({
    kind: "token",
    remoteId: nameOf(user),
    ref: id,
    scope: null,
    isActive: isOn(user),
    createdAt: creationTime ?? null,
    expiresAt: null,
  }));
