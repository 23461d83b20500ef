import type { Capability } from "../driver";
import type { Effect, EffectType } from "../effects";
import { isScoped } from "./roles";

const api = (effectClass: "I" | "R" | "N", sentence: string, isAssumed = false): Capability => ({
  how: "api",
  class: effectClass,
  sentence,
  proof: "read",
  ...(isAssumed ? { isAssumed } : {}),
});
const here = (sentence: string): Capability => ({ how: "here", sentence });
const impossible = (sentence: string): Capability => ({ how: "impossible", sentence });

const NO_INTEGRATION =
  "Contract.fit knows roles, users and API-Keys; which integration uses a key is written down here alone.";
const NO_CODE = "Contract.fit gives an API-Key in one call; there is no one-time password.";

/** What Contract.fit lets a program do, effect by effect. */
export const CONTRACTFIT_CAPABILITIES: Readonly<Record<EffectType, Capability>> = {
  // A username that is taken is refused, and a user is found again by it.
  "user.create.v1": api(
    "R",
    "Contract.fit makes the user with its roles and a password that is thrown away; we read it back.",
  ),
  "user.update.v1": here("Contract.fit knows nothing of a user but the username, so there is nothing to send."),
  "user.remove.v1": api(
    "I",
    "Contract.fit deletes the user for good; we then see that it is gone, and say which keys still stand.",
    true,
  ),
  "user.block.v1": api(
    "I",
    "Contract.fit has no block: we empty the user's roles and read that back; the roles stay recorded here.",
    true,
  ),
  "user.unblock.v1": api("I", "Contract.fit gets the whole list of the user's roles again; we read it back.", true),
  "group.create.v1": api(
    "R",
    "Contract.fit makes the role with all fifty permissions said, as few as possible on; we read it back.",
  ),
  "group.rename.v1": api(
    "I",
    "Contract.fit gives the role another name and keeps its permissions; we read it back.",
    true,
  ),
  "group.archive.v1": api(
    "I",
    "Contract.fit deletes a role that no user and no key holds; we then see that it is gone.",
  ),
  "group.block.v1": impossible("Contract.fit can't block a role: take its users out of it, or block them."),
  "group.unblock.v1": impossible("Contract.fit can't block a role, so there is none to unblock."),
  "membership.add.v1": api("I", "Contract.fit takes the user's whole list of roles; we read it back.", true),
  "membership.remove.v1": api("I", "Contract.fit takes the user's whole list of roles; we read it back.", true),
  "connector.create.v1": here(NO_INTEGRATION),
  "connector.link.v1": here(NO_INTEGRATION),
  "connector.include.v1": here(NO_INTEGRATION),
  "connector.exclude.v1": here(NO_INTEGRATION),
  "connector.block.v1": impossible("Contract.fit knows no integrations: suspend the API-Keys that this one uses."),
  "connector.unblock.v1": impossible("Contract.fit knows no integrations: let the API-Keys of this one work again."),
  "token.request_code.v1": impossible(NO_CODE),
  "token.redeem_code.v1": impossible(NO_CODE),
  // A key has no name, no id and no date, and several may have one user and one scope: after a lost answer none can be told to be ours.
  "token.issue.v1": api(
    "N",
    "Contract.fit makes the key and gives its text; a key has no name, so after a lost answer a person looks for one too many.",
  ),
  "token.set_expiry.v1": api("I", "Contract.fit sets the end of the key; we read it back.", true),
  "token.suspend.v1": api("I", "Contract.fit makes the key inactive; we read it back.", true),
  "token.resume.v1": api("I", "Contract.fit makes the key active again; we read it back.", true),
  "token.revoke.v1": api("I", "Contract.fit deletes the key for good; we then see that it is gone."),
};

const BY_HAND: Capability = {
  how: "hand",
  sentence:
    "Contract.fit names a key by its text, which we don't hold and never saw, so a person does this in Contract.fit.",
  proof: "none",
  isAssumed: true,
};
const SAME_ROLE = here("Contract.fit has no description of a role: it is written down here alone.");
const SAME_PERMISSIONS = here(
  "Gatehouse does not change the permissions of a role that exists, because others may have it; they are written down here alone.",
);
const NO_ROLE_OF_ITS_OWN = here(
  "A role at an inbox is no role of its own at Contract.fit: it ends with its last user.",
);
const NO_OTHER_NAME = impossible("A role at an inbox goes by the names of both; rename the role itself.");

/** The capability for this very effect: a key is named by its text or by what we saw of it, and a role at an inbox has no name of its own. */
export function contractfitCapabilityOf(effect: Effect): Capability {
  switch (effect.type) {
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1":
    case "token.revoke.v1":
      return effect.isHeld || effect.ref ? CONTRACTFIT_CAPABILITIES[effect.type] : BY_HAND;
    case "group.rename.v1":
      if (effect.from.code === effect.group.code)
        return effect.from.attributes?.permissions === effect.group.attributes?.permissions
          ? SAME_ROLE
          : SAME_PERMISSIONS;
      return isScoped(effect.from) || isScoped(effect.group) ? NO_OTHER_NAME : CONTRACTFIT_CAPABILITIES[effect.type];
    case "group.archive.v1":
      return isScoped(effect.group) ? NO_ROLE_OF_ITS_OWN : CONTRACTFIT_CAPABILITIES[effect.type];
    default:
      return CONTRACTFIT_CAPABILITIES[effect.type];
  }
}
