import { randomBytes } from "node:crypto";
import { beforeSending } from "../answers";
import type { Connection, Outcome } from "../driver";
import type { EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import { addMissing, findUser, findUserByName, keepSetUpUser, putRoles, takeAllRoles } from "./assignments";
import { readCatalog } from "./catalog";
import type { ContractfitClient } from "./client";
import { sameList } from "./scope.rules";
import type { CfUser } from "./wire";

/** Makes the user with its roles and a password that is thrown away at once: nobody signs in as a placeholder. */
export async function createUser(
  effect: EffectOf<"user.create.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  const { person, groups = [] } = effect;
  keepSetUpUser(person.remoteId, connection, "make");
  const catalog = await readCatalog(client);
  const wanted = groups.map(catalog.assignmentOf);
  const existing = findUserByName(await beforeSending(client.users()), person.remoteId);
  if (existing) {
    const list = addMissing(existing.roles, wanted);
    if (list) return putRoles(client, catalog, existing, list);
    return { ...made(existing), note: `Already so: Contract.fit shows user ${existing.username}.`, wasAlreadySo: true };
  }
  const user = await client.createUser(person.remoteId, randomBytes(24).toString("base64url"), wanted);
  const read = await client.user(user.id).catch(() => null);
  if (!read) return { ...made(user), state: "applied", note: "Contract.fit made the user; it could not be read back." };
  if (sameList(read.roles, wanted)) return made(read);
  const words = `Contract.fit made ${person.remoteId}, but with other roles than asked for.`;
  throw new UpstreamError({ kind: "rejected", wasSent: true }, words);
}

const made = (user: CfUser): Outcome => ({
  state: "verified",
  note: `Contract.fit shows user ${user.username}.`,
  ref: user.id,
});

/** Deletes the user for good. What happens to its keys isn't documented, so the keys that still stand are counted and told. */
export async function removeUser(
  effect: EffectOf<"user.remove.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  const { person } = effect;
  keepSetUpUser(person.remoteId, connection, "delete");
  const user = await beforeSending(findUser(client, person));
  const gone = `Contract.fit no longer shows ${person.remoteId}.`;
  if (!user) return { state: "verified", note: `Already so: ${gone}`, wasAlreadySo: true };
  await client.deleteUser(user.id);
  const isGone = await client.user(user.id).then(
    (shown) => shown === null,
    () => null,
  );
  if (isGone === null) return { state: "applied", note: "Contract.fit accepted it; it could not be read back." };
  if (!isGone) return { state: "applied", note: "Contract.fit accepted it, and yet still shows the user." };
  return { state: "verified", note: `${gone}${await keysLeft(client, user)}` };
}

/** Empties the user's roles: Contract.fit has no block. The roles stay recorded here, and are given back from there. */
export async function blockUser(
  effect: EffectOf<"user.block.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  const outcome = await takeAllRoles(effect, client, connection);
  const user = outcome.ref ? { id: outcome.ref, username: effect.person.remoteId } : null;
  return user ? { ...outcome, note: `${outcome.note}${await keysLeft(client, user)}` } : outcome;
}

/** What is worth knowing of keys whose user lost its roles or is gone: that they still work is not ruled out by any manual. */
async function keysLeft(client: ContractfitClient, user: Pick<CfUser, "id">): Promise<string> {
  const keys = await client.keys().catch(() => null);
  const left = keys?.filter((key) => key.user === user.id && key.isActive).length;
  if (left === undefined) return " Its keys could not be read.";
  if (left === 0) return "";
  const which = left === 1 ? "1 key of this user is" : `${left} keys of this user are`;
  return ` ${which} still listed as active; whether they work now is not documented, so revoke them.`;
}
