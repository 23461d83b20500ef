import type { Capability, Connection, EffectClass } from "../driver";
import type { Effect, EffectType } from "../effects";
import { contractOf } from "./contract";
import { fillsItself, wantedUser } from "./person.rules";

const hand = (sentence: string, isAssumed = false): Capability => ({
  how: "hand",
  sentence,
  proof: "none",
  ...(isAssumed ? { isAssumed } : {}),
});
const impossible = (sentence: string): Capability => ({ how: "impossible", sentence });

const NO_API = "Biuwer's API reference isn't public, so a person does this in Biuwer";
const BY_VALIDITY = "a person sets the end of its validity; that Biuwer lets a token be edited is assumed";

/** What can be done about Biuwer where no contract is given: everything by hand, and nothing can be read. */
export const BIUWER_CAPABILITIES: Readonly<Record<EffectType, Capability>> = {
  "user.create.v1": hand(`${NO_API}, under Administration, Users.`),
  "user.update.v1": hand(`${NO_API}: name and e-mail address, and the data policies that were declared.`),
  "user.remove.v1": hand(`${NO_API}, and chooses who inherits what the user owns.`),
  "user.block.v1": hand(
    "Biuwer documents no blocked user: a person ends his authentication tokens, and his View where they can't be ended.",
    true,
  ),
  "user.unblock.v1": hand("A person gives the user's authentication tokens a later end, or makes new ones.", true),
  "group.create.v1": hand(`${NO_API}, under Administration, Groups.`),
  "group.rename.v1": hand(`${NO_API}: the name and description of a group can be edited.`),
  "group.archive.v1": hand(`${NO_API}; that a group can be deleted is assumed.`, true),
  "group.block.v1": hand("Biuwer knows no blocked group: a person takes its View away in the Access Settings."),
  "group.unblock.v1": hand("Biuwer knows no blocked group: a person gives its View back in the Access Settings."),
  "membership.add.v1": hand(`${NO_API}, in the group's members.`),
  "membership.remove.v1": hand(`${NO_API}, in the group's members.`),
  "connector.create.v1": hand("A person shares each resource in Biuwer and gives the group View on it."),
  "connector.link.v1": hand("A person gives the group View in the Access Settings of each shared resource."),
  "connector.include.v1": hand("A person shares the resource in Biuwer and gives the group View on it."),
  "connector.exclude.v1": hand("A person takes the group's View away in the Access Settings of the resource."),
  "connector.block.v1": hand("Biuwer knows no blocked application: a person takes the group's View away."),
  "connector.unblock.v1": hand("Biuwer knows no blocked application: a person gives the group's View back."),
  "token.request_code.v1": impossible("Biuwer mails no one-time password for a token: a token is made in one step."),
  "token.redeem_code.v1": impossible("Biuwer mails no one-time password for a token: a token is made in one step."),
  "token.issue.v1": hand(`${NO_API}, under Administration, Authentication tokens.`),
  "token.set_expiry.v1": hand(`Biuwer's token has a validity: ${BY_VALIDITY}.`, true),
  "token.suspend.v1": hand(`Biuwer documents no switch for a token: ${BY_VALIDITY}.`, true),
  "token.resume.v1": hand(`Biuwer documents no switch for a token: ${BY_VALIDITY}.`, true),
  "token.revoke.v1": hand(`How Biuwer deletes a token isn't documented: ${BY_VALIDITY}.`, true),
};

const api = (effectClass: EffectClass, sentence: string): Capability => ({
  how: "api",
  class: effectClass,
  sentence: `Contract assumed: ${sentence}`,
  proof: "read",
  isAssumed: true,
});

const ENDS = "the token's end is set by the API of the contract file and read back.";

/** What the API of a contract file does instead of a person; all of it assumed. */
export const ASSUMED_CAPABILITIES: Readonly<Partial<Record<EffectType, Capability>>> = {
  "user.create.v1": api("R", "the user is created by the API of the contract file and found again by his name."),
  "user.update.v1": api("I", "name and e-mail address are set by the API of the contract file and read back."),
  "user.remove.v1": api("I", "the user is removed by the API of the contract file; his objects go to the chosen heir."),
  "user.block.v1": api("I", "every token of the user is ended by the API of the contract file and read back."),
  "group.create.v1": api("R", "the group is created by the API of the contract file and found again by its name."),
  "group.rename.v1": api("I", "name and description are set by the API of the contract file and read back."),
  "group.archive.v1": api("I", "the group is removed by the API of the contract file."),
  "membership.add.v1": api("I", "the member is added by the API of the contract file and read back."),
  "membership.remove.v1": api("I", "the member is taken out by the API of the contract file and read back."),
  "connector.include.v1": api(
    "I",
    "the linked group gets View by the API of the contract file; sharing the resource stays a person's work.",
  ),
  "connector.exclude.v1": api("I", "the linked group loses View by the API of the contract file, and it is read back."),
  // Two tokens of one user can't be told apart by anything that we choose: after a lost answer a person looks.
  "token.issue.v1": { ...api("N", "the token is made by the API of the contract file."), proof: "none" } as Capability,
  "token.set_expiry.v1": api("I", ENDS),
  "token.suspend.v1": api("I", ENDS),
  "token.resume.v1": api("I", ENDS),
  "token.revoke.v1": api("I", ENDS),
};

/** The capability for this very effect at this very system: what its contract does, otherwise what a person does. */
export function biuwerCapabilityOf(effect: Effect, settings?: Connection["settings"]): Capability {
  if ((effect.type === "membership.add.v1" || effect.type === "membership.remove.v1") && fillsItself(effect.group.code))
    return impossible(`${effect.group.code} fills itself: nobody is put into it or taken out of it.`);
  const byHand = BIUWER_CAPABILITIES[effect.type];
  if (!contractOf(settings) || lacksWhatTheCallNeeds(effect, settings)) return byHand;
  return ASSUMED_CAPABILITIES[effect.type] ?? byHand;
}

// A user needs a contact address, and an heir before he is removed; a token that we know neither by id nor by text can't be pointed at.
function lacksWhatTheCallNeeds(effect: Effect, settings: Connection["settings"] | undefined): boolean {
  if (effect.type === "user.create.v1") return wantedUser(effect.person).email === null;
  if (effect.type === "user.remove.v1") return !settings?.heir;
  return "hint" in effect && !effect.isHeld && !effect.ref;
}
