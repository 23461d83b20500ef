import { beforeSending } from "../answers";
import type { Connection, Outcome } from "../driver";
import type { EffectOf, GroupRef, PersonRef } from "../effects";
import { UpstreamError } from "../upstream-error";
import { type Catalog, notSent, readCatalog } from "./catalog";
import type { ContractfitClient } from "./client";
import { oneAtATime } from "./one-at-a-time";
import { type Assignment, holds, isSetUpUser, sameAssignment, sameList } from "./scope.rules";
import { type CfUser, ID } from "./wire";

/** The user by the vendor's id where it is known, otherwise by name; null where Contract.fit shows none. */
export async function findUser(client: ContractfitClient, { ref, remoteId }: PersonRef): Promise<CfUser | null> {
  if (ref && ID.test(ref)) return client.user(ref);
  return findUserByName(await client.users(), remoteId);
}

export function findUserByName(users: readonly CfUser[], username: string): CfUser | null {
  const same = users.filter((user) => user.username.toLowerCase() === username.trim().toLowerCase());
  return same.find((user) => user.username === username) ?? same[0] ?? null;
}

/** The user, or a refusal before anything is sent. */
export async function neededUser(client: ContractfitClient, person: PersonRef): Promise<CfUser> {
  const user = await beforeSending(findUser(client, person));
  if (user) return user;
  throw notSent(`Contract.fit shows no user ${person.remoteId}.`);
}

/** Gatehouse would lock itself out; refused before anything is sent. */
export function keepSetUpUser(username: string, connection: Connection, what: string): void {
  if (isSetUpUser(username, connection.settings.setupUser))
    throw notSent(`${username} is the user that Gatehouse signs in with, so Gatehouse does not ${what} it.`);
}

export function addMembership(
  effect: EffectOf<"membership.add.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  return changeRoles(effect.person, [effect.group], client, connection, (held, [wanted]) =>
    !wanted || holds(held, wanted) ? null : [...held, wanted],
  );
}

export function removeMembership(
  effect: EffectOf<"membership.remove.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  return changeRoles(effect.person, [effect.group], client, connection, (held, [gone]) =>
    !gone || !holds(held, gone) ? null : held.filter((one) => !sameAssignment(one, gone)),
  );
}

/** Gives back every role that is recorded; what Contract.fit shows besides stays. */
export function giveBack(
  effect: EffectOf<"user.unblock.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  return changeRoles(effect.person, effect.groups, client, connection, addMissing);
}

export function addMissing(held: readonly Assignment[], wanted: readonly Assignment[]): Assignment[] | null {
  const missing = wanted.filter((one) => !holds(held, one));
  return missing.length === 0 ? null : [...held, ...missing];
}

export async function takeAllRoles(
  effect: EffectOf<"user.block.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  keepSetUpUser(effect.person.remoteId, connection, "block");
  return changeRoles(effect.person, [], client, connection, (held) => (held.length === 0 ? null : []));
}

type Change = (held: readonly Assignment[], named: readonly Assignment[]) => Assignment[] | null;

/** Reads the user's whole list, changes it, sends it whole, and reads it back; null from `change` means that it is so already. */
async function changeRoles(
  person: PersonRef,
  groups: readonly GroupRef[],
  client: ContractfitClient,
  connection: Connection,
  change: Change,
): Promise<Outcome> {
  return oneAtATime(`${connection.restUrl} ${person.remoteId.toLowerCase()}`, async () => {
    const user = await neededUser(client, person);
    const catalog = await readCatalog(client);
    const wanted = change(user.roles, groups.map(catalog.assignmentOf));
    if (wanted) return putRoles(client, catalog, user, wanted);
    return { state: "verified", note: `Already so: ${shownAs(catalog, user)}`, wasAlreadySo: true, ref: user.id };
  });
}

/**
 * Sends a user's whole list and reads it back. The model of this call has no document in it: where Contract.fit dropped one, the entry
 * would open the whole inbox, so it is taken out at once and the change is told as refused.
 */
export async function putRoles(
  client: ContractfitClient,
  catalog: Catalog,
  user: CfUser,
  wanted: readonly Assignment[],
): Promise<Outcome> {
  const answered = await client.patchUser(user.id, wanted);
  const read = await client.user(user.id).catch(() => null);
  const shown = read ?? answered;
  if (sameList(shown.roles, wanted)) {
    if (read) return { state: "verified", note: shownAs(catalog, shown), ref: user.id };
    return { state: "applied", note: "Contract.fit accepted it; it could not be read back.", ref: user.id };
  }
  // An older list than the answer to the write itself: a read that lags behind says nothing about the write.
  if (sameList(answered.roles, wanted) && sameList(shown.roles, user.roles))
    return { state: "applied", note: "Contract.fit accepted it; it does not show it yet.", ref: user.id };
  const lost = wanted.filter((one) => one.document !== undefined && !holds(shown.roles, one));
  if (lost.length > 0) throw await withoutLost(client, catalog, user, wanted, lost);
  const words = `Contract.fit accepted the list of ${user.username}'s roles and yet shows another: ${listed(catalog, shown.roles)}.`;
  throw new UpstreamError({ kind: "rejected", wasSent: true }, words);
}

async function withoutLost(
  client: ContractfitClient,
  catalog: Catalog,
  user: CfUser,
  wanted: readonly Assignment[],
  lost: readonly Assignment[],
): Promise<UpstreamError> {
  const rest = wanted.filter((one) => !lost.includes(one));
  const what = listed(catalog, lost);
  const isOut = await client
    .patchUser(user.id, rest)
    .then(() => client.user(user.id))
    .then((shown) => shown !== null && sameList(shown.roles, rest))
    .catch(() => false);
  const words = isOut
    ? `Contract.fit dropped the document of ${what} when the roles of ${user.username} changed, which opened the whole inbox. Gatehouse took that entry out again, so it is gone; ${user.username} has ${listed(catalog, rest)} now. A document is given to a new user, or to a key.`
    : `Contract.fit dropped the document of ${what} when the roles of ${user.username} changed, and taking the entry out again failed. ${user.username} may open the whole inbox now: look at it at once.`;
  return new UpstreamError({ kind: "rejected", wasSent: true }, words);
}

const shownAs = (catalog: Catalog, user: CfUser): string =>
  `Contract.fit shows ${user.username} with ${listed(catalog, user.roles)}.`;

const listed = (catalog: Catalog, roles: readonly Assignment[]): string =>
  roles.length === 0 ? "no role" : roles.map(catalog.codeOf).join(", ");
