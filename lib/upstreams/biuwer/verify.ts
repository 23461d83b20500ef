import type { EffectSecrets, Proof } from "../driver";
import type { Effect } from "../effects";
import type { AssumedApi } from "./client";
import { findGroup, findUser } from "./lookup";
import { wantedUser } from "./person.rules";
import { findToken, hasEnded, tokensOf } from "./tokens";
import { seesAll, seesNone } from "./viewers";

/** What a read showed; `ref` is the vendor's own id of what was found. */
export type Look = Proof & { ref?: string };

export const NOTHING_TO_READ: Proof = {
  state: "unknown",
  note: "Biuwer documents nothing to read, so no read can prove it.",
};

const look = (isSo: boolean, note: string, ref?: string): Look => ({
  state: isSo ? "so" : "not_so",
  note,
  ...(ref ? { ref } : {}),
});

/** Reads, by the API of the contract file, whether Biuwer is as the effect wants it; what can't be read is unknown. */
export async function lookAt(effect: Effect, api: AssumedApi, secrets: EffectSecrets, now: Date): Promise<Look> {
  switch (effect.type) {
    case "user.create.v1": {
      const user = await findUser(api, effect.person);
      return look(user !== null, `Biuwer shows ${user ? "" : "no "}user ${effect.person.remoteId}.`, user?.id);
    }
    case "user.update.v1": {
      const user = await findUser(api, effect.person);
      const wanted = wantedUser(effect.person);
      const isSo = user?.name === wanted.name && (wanted.email === null || user.email === wanted.email);
      return look(
        isSo,
        `Biuwer shows ${wanted.name} ${isSo ? "as wished" : "with another name or e-mail, or not at all"}.`,
      );
    }
    case "user.remove.v1": {
      const user = await findUser(api, effect.person);
      return look(user === null, `Biuwer ${user ? "still shows" : "no longer shows"} ${effect.person.remoteId}.`);
    }
    case "user.block.v1": {
      const user = await findUser(api, effect.person);
      const open = user ? (await tokensOf(api, user.id)).filter((t) => !hasEnded(t, now)) : [];
      const note = `Biuwer shows ${open.length === 0 ? "no token" : `${open.length} tokens`} of ${effect.person.name} that can still be used.`;
      return look(open.length === 0, note);
    }
    case "group.create.v1":
    case "group.rename.v1": {
      const { code, description } = effect.group;
      const group = await findGroup(api, effect.group);
      const isSo = group?.name === code && (effect.type === "group.create.v1" || group.description === description);
      return look(isSo, `Biuwer ${isSo ? "shows" : "does not show"} group ${code} as wished.`, group?.id);
    }
    case "group.archive.v1": {
      const group = await findGroup(api, effect.group);
      return look(group === null, `Biuwer ${group ? "still shows" : "no longer shows"} group ${effect.group.code}.`);
    }
    case "membership.add.v1":
    case "membership.remove.v1": {
      const isIn = await isMember(effect, api);
      const note = `Biuwer ${isIn ? "shows" : "does not show"} ${effect.person.name} in ${effect.group.code}.`;
      return look(isIn === (effect.type === "membership.add.v1"), note);
    }
    case "connector.include.v1":
      return seesAll(effect, api);
    case "connector.exclude.v1":
      return seesNone(effect, api);
    case "token.set_expiry.v1":
    case "token.resume.v1":
    case "token.suspend.v1":
    case "token.revoke.v1":
      return lookAtToken(effect, api, secrets, now);
    default:
      return NOTHING_TO_READ;
  }
}

type MembershipEffect = Extract<Effect, { type: "membership.add.v1" | "membership.remove.v1" }>;

async function isMember({ group, person }: MembershipEffect, api: AssumedApi): Promise<boolean> {
  const found = await findGroup(api, group);
  const user = found && (await findUser(api, person));
  if (!found || !user) return false;
  for await (const row of api.rows("members.list", { group: found.id })) {
    if (String(row[api.contract.fields.member.user]) === user.id) return true;
  }
  return false;
}

type TokenEffect = Extract<
  Effect,
  { type: "token.set_expiry.v1" | "token.resume.v1" | "token.suspend.v1" | "token.revoke.v1" }
>;

async function lookAtToken(effect: TokenEffect, api: AssumedApi, secrets: EffectSecrets, now: Date): Promise<Look> {
  const found = await findToken(effect, api, secrets);
  if (found === "unknown") return { state: "unknown", note: "Biuwer's list doesn't show which token it is." };
  const whose = `the token of ${effect.person.name} that ${effect.hint}`;
  if (effect.type === "token.revoke.v1" || effect.type === "token.suspend.v1") {
    const isSo = found === null ? effect.type === "token.revoke.v1" : hasEnded(found, now);
    return look(
      isSo,
      `Biuwer ${found === null ? "does not list" : isSo ? "shows an end that has passed for" : "shows as usable"} ${whose}.`,
    );
  }
  const isSo = found !== null && momentOf(found.to) === momentOf(effect.expiresAt);
  return look(isSo, `Biuwer shows ${found?.to ? `the end ${found.to}` : found ? "no end" : "no token"} for ${whose}.`);
}

const momentOf = (text: string | null): number | null => (text === null ? null : Date.parse(text));
