import type { Proof } from "../driver";
import type { Effect, EffectOf, GroupRef, PersonRef } from "../effects";
import type { BiotClient } from "./client";
import { findRole, findRoleId, findServiceUser } from "./lookup";
import { mayBeOn } from "./memberships";
import { proof, unknown } from "./outcome";
import { excludedOf, groupOf, hasAll, hasNone, idsOf, inWords } from "./permissions";
import { keysOf } from "./secret-keys";
import { isOn } from "./service-users";
import { isNotOffered } from "./translate-error";

/** Reads whether BioT is as the effect wants it; what this deployment has no call for is unknown, never guessed. */
export async function verifyEffect(effect: Effect, client: BiotClient): Promise<Proof> {
  try {
    return await readEffect(effect, client);
  } catch (error) {
    if (isNotOffered(error) && error instanceof Error) return unknown(error.message);
    throw error;
  }
}

async function readEffect(effect: Effect, client: BiotClient): Promise<Proof> {
  switch (effect.type) {
    case "user.create.v1":
      return verifyCreated(effect.person, client);
    case "user.remove.v1": {
      const user = await findServiceUser(client, effect.person);
      const { remoteId } = effect.person;
      return proof(
        !user,
        user ? `BioT still shows service user ${remoteId}.` : `BioT has no service user ${remoteId}.`,
      );
    }
    case "user.block.v1":
    case "user.unblock.v1":
      return verifyActive(effect, client);
    case "membership.add.v1":
    case "membership.remove.v1":
      return verifyMembership(effect, client);
    case "group.create.v1":
    case "group.rename.v1":
      return verifyRole(effect.group, client);
    case "group.archive.v1": {
      const role = await findRole(client, effect.group);
      const { code } = effect.group;
      return proof(!role, role ? `BioT still shows the role ${code}.` : `BioT has no role ${code}.`);
    }
    case "connector.create.v1":
    case "connector.link.v1":
    case "connector.include.v1":
    case "connector.exclude.v1":
      return verifyPermissions(effect, client);
    case "token.issue.v1":
      return verifyIssued(effect, client);
    case "token.revoke.v1":
      return verifyRevoked(effect, client);
    default:
      return unknown("BioT has nothing to read that tells about this.");
  }
}

async function verifyCreated(person: PersonRef, client: BiotClient): Promise<Proof> {
  const user = await findServiceUser(client, person);
  if (!user) return proof(false, `BioT shows no service user ${person.remoteId}.`);
  const keys = keysOf(user).length;
  const left =
    keys === 0 ? "" : ` It has ${keys} secret ${keys === 1 ? "key" : "keys"}; look whether somebody holds each secret.`;
  return proof(true, `BioT shows service user ${person.remoteId}.${left}`);
}

async function verifyActive(effect: EffectOf<"user.block.v1" | "user.unblock.v1">, client: BiotClient): Promise<Proof> {
  const user = await findServiceUser(client, effect.person);
  const { remoteId } = effect.person;
  if (!user) return proof(false, `BioT shows no service user ${remoteId}.`);
  const isWanted = isOn(user) === (effect.type === "user.unblock.v1");
  const [group] = effect.groups ?? [];
  const note = `BioT shows service user ${remoteId} as ${isOn(user) ? "active" : "not active"}`;
  if (!isWanted || effect.type === "user.block.v1" || !group) return proof(isWanted, `${note}.`);
  const hasRole = user.roleId === (await findRoleId(client, group));
  return proof(hasRole, `${note}, ${hasRole ? "with" : "but without"} the role ${group.code}.`);
}

async function verifyMembership(
  effect: EffectOf<"membership.add.v1" | "membership.remove.v1">,
  client: BiotClient,
): Promise<Proof> {
  const { person, group } = effect;
  const user = await findServiceUser(client, person);
  const isAdd = effect.type === "membership.add.v1";
  if (!user) return proof(!isAdd, `BioT shows no service user ${person.remoteId}.`);
  const hasRole = user.roleId === (await findRoleId(client, group));
  const note = `BioT shows ${person.remoteId} ${hasRole ? "with" : "without"} the role ${group.code}, ${isOn(user) ? "active" : "not active"}.`;
  return proof(isAdd ? hasRole && (isOn(user) || !mayBeOn(effect)) : !hasRole || !isOn(user), note);
}

async function verifyRole(group: GroupRef, client: BiotClient): Promise<Proof> {
  const role = await findRole(client, group);
  const isSo = role?.name === group.code;
  return proof(isSo, isSo ? `BioT shows the role ${group.code}.` : `BioT shows no role ${group.code}.`);
}

type Permissions = EffectOf<
  "connector.create.v1" | "connector.link.v1" | "connector.include.v1" | "connector.exclude.v1"
>;

async function verifyPermissions(effect: Permissions, client: BiotClient): Promise<Proof> {
  const group = groupOf(effect);
  if (!group) return unknown("The connector is linked to no group, so there is no role to look at.");
  const role = await findRole(client, group);
  if (effect.type === "connector.exclude.v1") {
    const { unwanted } = excludedOf(effect);
    const isSo = !role || hasNone(role, unwanted);
    return proof(
      isSo,
      `BioT ${isSo ? "no longer shows" : "still shows"} ${inWords(unwanted)} on the role ${group.code}.`,
    );
  }
  if (!effect.endpoints) return unknown("Which permissions the connector needs was not told.");
  const wanted = idsOf(effect.endpoints);
  const isSo = role !== null && hasAll(role, wanted);
  return proof(isSo, `BioT ${isSo ? "shows" : "does not show"} ${inWords(wanted)} on the role ${group.code}.`);
}

// Keys have neither name nor purpose, so none can be told to be the one that was asked for.
async function verifyIssued({ person }: EffectOf<"token.issue.v1">, client: BiotClient): Promise<Proof> {
  const user = await findServiceUser(client, person);
  if (!user) return proof(false, `BioT shows no service user ${person.remoteId}.`);
  const newest = (user.secretKeys ?? []).toSorted((a, b) =>
    (b.creationTime ?? "").localeCompare(a.creationTime ?? ""),
  )[0];
  if (!newest) return proof(false, `BioT shows no secret key of ${person.remoteId}.`);
  const made = newest.creationTime ? `, made ${newest.creationTime}` : "";
  return unknown(
    `BioT shows ${keysOf(user).length} secret keys of ${person.remoteId}, the newest ${newest.id}${made}.`,
  );
}

async function verifyRevoked({ person, ref, hint }: EffectOf<"token.revoke.v1">, client: BiotClient): Promise<Proof> {
  const user = await findServiceUser(client, person);
  if (!user) return proof(true, `BioT has no service user ${person.remoteId} any more.`);
  if (!ref) return unknown(`The id of secret key ${hint} is not known, so it can't be looked for.`);
  const isThere = keysOf(user).includes(ref);
  return proof(!isThere, `BioT ${isThere ? "still shows" : "no longer shows"} the secret key of ${person.remoteId}.`);
}
