import type { EffectSecrets, Proof } from "../driver";
import type { Effect, EffectOf } from "../effects";
import { findUser, findUserByName } from "./assignments";
import { readCatalog } from "./catalog";
import type { ContractfitClient } from "./client";
import { findKey, scopeOf, wishOf } from "./keys";
import { holds, sameList } from "./scope.rules";

const proof = (isSo: boolean, note: string): Proof => ({ state: isSo ? "so" : "not_so", note });
const unknown = (note: string): Proof => ({ state: "unknown", note });

/** Reads whether Contract.fit is as the effect wants it; what it doesn't show is unknown, never guessed. */
export async function verifyEffect(effect: Effect, client: ContractfitClient, secrets: EffectSecrets): Promise<Proof> {
  switch (effect.type) {
    case "user.create.v1":
    case "user.block.v1":
    case "user.unblock.v1":
    case "membership.add.v1":
    case "membership.remove.v1":
      return verifyRoles(effect, client);
    case "user.remove.v1": {
      const user = await findUser(client, effect.person);
      return proof(!user, `Contract.fit ${user ? "still shows" : "no longer shows"} ${effect.person.remoteId}.`);
    }
    case "group.create.v1":
    case "group.rename.v1":
    case "group.archive.v1": {
      const role = (await readCatalog(client)).roleOf(effect.group);
      const isNamed = role !== null && (effect.type !== "group.rename.v1" || role.name === effect.group.code);
      const note = role ? `Contract.fit shows role ${role.name}.` : `Contract.fit shows no role ${effect.group.code}.`;
      return proof(effect.type === "group.archive.v1" ? !role : isNamed, note);
    }
    case "token.issue.v1":
      return countAlike(effect, client);
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1": {
      if (!effect.ref && !secrets.token_text)
        return unknown("Neither the text of this key nor its fingerprint is held.");
      const found = await findKey(client, effect.ref, secrets);
      if (!found) return proof(false, "Contract.fit no longer has this key.");
      const { isSo, words } = wishOf(effect);
      const isAsWished = isSo(found.key);
      return proof(isAsWished, `Contract.fit ${isAsWished ? "shows" : "does not show"} the key ${words}.`);
    }
    case "token.revoke.v1": {
      if (!effect.ref && !secrets.token_text)
        return unknown("Neither the text of this key nor its fingerprint is held.");
      const found = await findKey(client, effect.ref, secrets);
      return proof(!found, `Contract.fit ${found ? "still has" : "no longer has"} this key.`);
    }
    default:
      return unknown("Contract.fit has nothing to read that tells about this.");
  }
}

type RolesEffect = EffectOf<
  "user.create.v1" | "user.block.v1" | "user.unblock.v1" | "membership.add.v1" | "membership.remove.v1"
>;

async function verifyRoles(effect: RolesEffect, client: ContractfitClient): Promise<Proof> {
  const { person } = effect;
  const isNew = effect.type === "user.create.v1";
  const user = isNew ? findUserByName(await client.users(), person.remoteId) : await findUser(client, person);
  if (!user) {
    const note = `Contract.fit shows no user ${person.remoteId}.`;
    return isNew ? proof(false, note) : unknown(note);
  }
  const catalog = await readCatalog(client);
  const note = `Contract.fit shows ${user.username} with ${user.roles.map(catalog.codeOf).join(", ") || "no role"}.`;
  if (effect.type === "user.block.v1") return proof(user.roles.length === 0, note);
  const named = "group" in effect ? [effect.group] : (effect.groups ?? []);
  const wanted = named.map(catalog.assignmentOf);
  if (effect.type === "membership.remove.v1") return proof(!wanted.some((one) => holds(user.roles, one)), note);
  return proof(
    wanted.every((one) => holds(user.roles, one)),
    note,
  );
}

/** Keys have no name: all that can be said is how many there are of this user with this very scope. */
async function countAlike(effect: EffectOf<"token.issue.v1">, client: ContractfitClient): Promise<Proof> {
  const user = await findUser(client, effect.person);
  if (!user) return unknown(`Contract.fit shows no user ${effect.person.remoteId}.`);
  const scope = scopeOf(effect, await readCatalog(client));
  const alike = (await client.keys()).filter((key) => key.user === user.id && sameList(key.roles, scope)).length;
  const which = alike === 1 ? "1 key" : `${alike} keys`;
  return unknown(
    `Contract.fit shows ${which} of ${user.username} with this scope. A key has no name, so whether one of them is new can only be told by comparing with the keys recorded here: revoke one that nobody holds.`,
  );
}
