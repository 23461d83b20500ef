import type { ObservedGroup, ObservedKind, ObservedPage } from "../driver";
import { UpstreamError } from "../upstream-error";
import { type Catalog, readCatalog, refOf } from "./catalog";
import type { ContractfitClient } from "./client";
import { fingerprintOf, isWhole } from "./keys";
import type { Assignment } from "./scope.rules";

/**
 * The lists of a tenant. They are plain arrays without pages, so each is one page; a list that shows one thing twice is refused rather
 * than believed, and there is no place in the middle to go on from.
 */
export async function* observeList(
  kind: ObservedKind,
  client: ContractfitClient,
  from?: string | null,
): AsyncIterable<ObservedPage> {
  if (from) throw unreadable("A list of Contract.fit has no pages to go on from");
  yield { items: await itemsOf(kind, client), next: null };
}

async function itemsOf(kind: ObservedKind, client: ContractfitClient): Promise<ObservedPage["items"]> {
  switch (kind) {
    case "user":
      return (await readUsers(client)).map(({ id, username, roles }) => ({
        kind: "user",
        remoteId: username,
        ref: id,
        name: username,
        email: username.includes("@") ? username : null,
        // There is no block: a user without any role can do nothing, which is how Gatehouse blocks.
        isBlocked: roles.length === 0,
        attributes: {},
      }));
    case "group":
      return groups(await readCatalog(client), await readUsers(client));
    case "membership": {
      const catalog = await readCatalog(client);
      const users = await readUsers(client);
      return users.flatMap(({ username, roles }) =>
        codesOf(catalog, roles).map((groupCode) => ({ kind: "membership", groupCode, remoteId: username })),
      );
    }
    case "token":
      return tokens(client);
    default:
      throw new UpstreamError(
        { kind: "unsupported", wasSent: false },
        `Contract.fit has no list of this kind: ${kind}.`,
      );
  }
}

async function readUsers(client: ContractfitClient) {
  const users = await client.users();
  if (new Set(users.map(({ id }) => id)).size !== users.length) throw unreadable("The list of users shows one twice");
  return users;
}

const codesOf = (catalog: Catalog, roles: readonly Assignment[]): string[] => [...new Set(roles.map(catalog.codeOf))];

/** Every role, and every role at a place that somebody holds. */
function groups(catalog: Catalog, users: readonly { roles: Assignment[] }[]): ObservedGroup[] {
  if (new Set(catalog.roles.map(({ id }) => id)).size !== catalog.roles.length)
    throw unreadable("The list of roles shows one twice");
  const found = new Map<string, Assignment>(catalog.roles.map(({ id }) => [id, { role: id }]));
  for (const { roles } of users) for (const one of roles) found.set(refOf(one), one);
  return [...found].map(([ref, assignment]) => {
    const code = catalog.codeOf(assignment);
    const permissions = catalog.roles.find(({ id }) => id === assignment.role)?.permissions.join(" ") ?? "";
    return { kind: "group", code, ref, description: code, attributes: { permissions } };
  });
}

/** Keys with their user's name, or his id where he is gone. A masked text is no text. */
async function tokens(client: ContractfitClient): Promise<ObservedPage["items"]> {
  const [catalog, users, keys] = [await readCatalog(client), await readUsers(client), await client.keys()];
  if (new Set(keys.map(({ token }) => token)).size !== keys.length && keys.every(({ token }) => isWhole(token)))
    throw unreadable("The list of keys shows one twice");
  const nameOf = new Map(users.map(({ id, username }) => [id, username]));
  return keys.map((key) => ({
    kind: "token",
    remoteId: nameOf.get(key.user) ?? key.user,
    ref: isWhole(key.token) ? fingerprintOf(key.token) : null,
    ...(isWhole(key.token) ? { text: key.token } : {}),
    scope: codesOf(catalog, key.roles).join(", ") || null,
    isActive: key.isActive,
    createdAt: null,
    expiresAt: key.expireAt,
  }));
}

/** A reading changes nothing at the vendor, so it counts as not sent. */
const unreadable = (what: string): UpstreamError =>
  new UpstreamError({ kind: "rejected", wasSent: false }, `${what}, so it can't be read.`);
