import type { Connection, EffectSecrets, Proof } from "../driver";
import type { Effect } from "../effects";
import type { AfasClient } from "./client";
import { readGroup, readGroupsOf, readUser } from "./reading";
import { verifyRevoked } from "./tokens";
import { isAsWished } from "./users";

const proof = (isSo: boolean, note: string): Proof => ({ state: isSo ? "so" : "not_so", note });
const unknown = (note: string): Proof => ({ state: "unknown", note });

/** Reads whether AFAS is as the effect wants it; what AFAS doesn't show is unknown, never guessed. */
export async function verifyEffect(
  effect: Effect,
  client: AfasClient,
  connection: Connection,
  secrets: EffectSecrets,
): Promise<Proof> {
  switch (effect.type) {
    case "user.update.v1":
    case "user.block.v1":
    case "user.unblock.v1":
      return verifyUser(effect, client, connection);
    case "membership.add.v1":
    case "membership.remove.v1":
      return verifyMembership(effect, client, connection);
    case "group.create.v1":
    case "group.rename.v1": {
      const shown = await readGroup(client, connection, effect.group.code);
      if (shown && shown.description === effect.group.description)
        return proof(true, `AFAS shows group ${shown.code}.`);
      if (shown) return proof(false, `AFAS shows group ${shown.code} as ${shown.description}.`);
      // That a group without members is listed at all is an inference, so its absence proves nothing.
      return unknown(`AFAS does not show group ${effect.group.code}; it may list only groups with members.`);
    }
    case "group.archive.v1": {
      const shown = await readGroup(client, connection, effect.group.code);
      if (shown) return proof(false, `AFAS still shows group ${effect.group.code}.`);
      return unknown(`AFAS does not show group ${effect.group.code}; an empty group may not be listed either.`);
    }
    case "token.revoke.v1":
      return verifyRevoked(client, secrets);
    case "group.block.v1":
    case "group.unblock.v1":
      return unknown("AFAS has nothing to read that tells whether a group is blocked.");
    case "token.request_code.v1":
    case "token.redeem_code.v1":
      return unknown("AFAS has nothing to read that tells what became of a one-time password.");
    default:
      return unknown("AFAS has nothing to read that tells about app connectors.");
  }
}

type UserEffect = Extract<Effect, { type: "user.update.v1" | "user.block.v1" | "user.unblock.v1" }>;

async function verifyUser(effect: UserEffect, client: AfasClient, connection: Connection): Promise<Proof> {
  const { remoteId: userCode, name } = effect.person;
  const user = await readUser(client, connection, userCode);
  if (!user) return unknown(`AFAS shows no user ${userCode}.`);
  if (effect.type === "user.update.v1") {
    const isSo = isAsWished(user, effect);
    return proof(isSo, isSo ? `AFAS shows ${name} as wished.` : `AFAS shows ${name} with other properties.`);
  }
  const state = user.isBlocked ? "blocked" : "open";
  if (effect.type === "user.block.v1") return proof(user.isBlocked, `AFAS shows ${name} as ${state}.`);
  if (user.isBlocked) return proof(false, `AFAS shows ${name} as ${state}.`);
  const groups = await readGroupsOf(client, connection, userCode);
  const missing = effect.groups.filter((g) => !groups.has(g.code)).map((g) => g.code);
  if (missing.length === 0) return proof(true, `AFAS shows ${name} as open and in his groups.`);
  return proof(false, `AFAS shows ${name} as open, but not in ${missing.join(", ")}.`);
}

type MembershipEffect = Extract<Effect, { type: "membership.add.v1" | "membership.remove.v1" }>;

async function verifyMembership(effect: MembershipEffect, client: AfasClient, connection: Connection): Promise<Proof> {
  const { group, person } = effect;
  const groups = await readGroupsOf(client, connection, person.remoteId);
  const isIn = groups.has(group.code);
  const note = `AFAS ${isIn ? "shows" : "does not show"} ${person.name} in ${group.code}.`;
  if (effect.type === "membership.add.v1") return proof(isIn, note);
  if (isIn) return proof(false, note);
  // Filter authorisation hides rows without a word: absence counts only where AFAS shows other rows of the user or the group.
  const showsOthers = groups.showsAnything || (await readGroup(client, connection, group.code)) !== null;
  return showsOthers ? proof(true, note) : unknown(`${note} It shows nothing else of either, so that proves nothing.`);
}
