import type { Capability, EffectClass } from "../driver";
import type { Effect, EffectType } from "../effects";
import { knownRoleId } from "./lookup";

const api = (effectClass: EffectClass, sentence: string, isAssumed = false): Capability => ({
  how: "api",
  class: effectClass,
  sentence,
  proof: "read",
  ...(isAssumed ? { isAssumed } : {}),
});
const here = (sentence: string, isAssumed = false): Capability => ({
  how: "here",
  sentence,
  ...(isAssumed ? { isAssumed } : {}),
});
const impossible = (sentence: string): Capability => ({ how: "impossible", sentence });

const NO_CODES = "BioT knows no one-time passwords for keys: a secret key is made in one call.";
const NO_END = "BioT's secret keys have no beginning and no end: they work until they are deleted.";
const PERMISSIONS =
  "BioT holds what a plugin may call as permissions on its role, which we read back (the calls for roles are assumed).";
const NO_PLUGIN = "BioT knows no plugin by its own name here: only the permissions on the group's role are BioT's.";

const ROLE_BY_HAND: Capability = {
  how: "hand",
  sentence: "This BioT has no calls for roles, so a person does this there.",
  proof: "none",
  isAssumed: true,
};
const KEY_BY_HAND: Capability = {
  how: "hand",
  sentence: "BioT deletes a secret key by its id, which we don't know, so a person deletes it there.",
  proof: "none",
  isAssumed: true,
};

/** What BioT's user management lets a program do, effect by effect, where it has all calls that its guide names. */
export const BIOT_CAPABILITIES: Readonly<Record<EffectType, Capability>> = {
  "user.create.v1": api(
    "R",
    "BioT makes a service user with its role; the first secret key that comes with it is deleted at once. We read it back by its name.",
  ),
  "user.update.v1": here(
    "BioT fixes name, type, owner and token minutes of a service user when it is made (assumed); what changes here stays here.",
    true,
  ),
  "user.remove.v1": api("I", "BioT deletes the service user with all its secret keys; we then see that it is gone."),
  "user.block.v1": api("I", "BioT turns the service user off (active: false); we read it back."),
  "user.unblock.v1": api("I", "BioT turns the service user on again, with the role of its group; we read it back."),
  "group.create.v1": api(
    "R",
    "BioT makes a role, whose name is unique; we read it back (the calls for roles are assumed).",
    true,
  ),
  "group.rename.v1": api(
    "I",
    "BioT renames the role and keeps its permissions; we read it back (the calls for roles are assumed).",
    true,
  ),
  "group.archive.v1": api(
    "I",
    "BioT deletes the role, which we ask for only when no active service user has it (the calls for roles are assumed).",
    true,
  ),
  "group.block.v1": impossible("BioT can't block a role: block its service users."),
  "group.unblock.v1": impossible("BioT can't block a role, so there is none to unblock."),
  "membership.add.v1": api("I", "BioT gives the service user this role in place of the one it has; we read it back."),
  "membership.remove.v1": api(
    "I",
    "A BioT service user always has one role: it gets that of the group it is still in, and is turned off where it is in none.",
  ),
  "connector.create.v1": api("I", PERMISSIONS, true),
  "connector.link.v1": api(
    "I",
    "BioT gets the connector's permissions on the new group's role; what they were on the old one stays until it is taken off (the calls for roles are assumed).",
    true,
  ),
  "connector.include.v1": api("I", PERMISSIONS, true),
  "connector.exclude.v1": api(
    "I",
    "BioT takes the permissions off the group's role, but those that another connector of the group calls (the calls for roles are assumed).",
    true,
  ),
  "connector.block.v1": impossible("BioT can't block a plugin: block its service user."),
  "connector.unblock.v1": here("BioT can't block a plugin, so there is nothing to open there."),
  "token.request_code.v1": impossible(NO_CODES),
  "token.redeem_code.v1": impossible(NO_CODES),
  // Keys have no name, so after a lost answer none can be told to be this one, and its secret is lost: a person looks and deletes it.
  "token.issue.v1": api(
    "N",
    "BioT makes a secret key and gives its secret once; we then see the key in its list. It may refuse when there are too many keys.",
  ),
  "token.set_expiry.v1": impossible(NO_END),
  "token.suspend.v1": impossible("BioT can't suspend one secret key: revoke it, or block the service user."),
  "token.resume.v1": impossible("BioT can't suspend one secret key, so there is none to let work again."),
  "token.revoke.v1": api(
    "I",
    "BioT deletes the secret key by its id; an access token got with it before may work until it ends (assumed).",
  ),
};

/** The capability for this very effect: a deployment without calls for roles leaves them to a person, and what isn't BioT's stays here. */
export function biotCapabilityOf(effect: Effect, settings: Readonly<Record<string, string>> = {}): Capability {
  const usual = BIOT_CAPABILITIES[effect.type];
  const withRoles = settings.rolesApi === "no" ? ROLE_BY_HAND : usual;
  switch (effect.type) {
    case "group.create.v1":
      if (settings.rolesApi === "no" && knownRoleId(effect.group))
        return here("The role exists in BioT already; its id is written down here.");
      return withRoles;
    case "group.rename.v1":
      if (effect.from.code === effect.group.code)
        return here("BioT can't change the description of a role, so the new one is kept here.");
      return withRoles;
    case "connector.create.v1":
      return effect.group && effect.endpoints.length > 0 ? withRoles : here(NO_PLUGIN);
    case "group.archive.v1":
    case "connector.link.v1":
    case "connector.include.v1":
    case "connector.exclude.v1":
      return withRoles;
    case "token.issue.v1":
      return effect.validFrom === null && effect.expiresAt === null ? usual : impossible(NO_END);
    case "token.revoke.v1":
      return effect.ref ? usual : KEY_BY_HAND;
    default:
      return usual;
  }
}
