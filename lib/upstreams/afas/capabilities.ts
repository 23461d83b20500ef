import type { Capability } from "../driver";
import type { Effect, EffectType } from "../effects";

const hand = (sentence: string, proof: "read" | "none", isAssumed = false): Capability => ({
  how: "hand",
  sentence,
  proof,
  ...(isAssumed ? { isAssumed } : {}),
});
const api = (effectClass: "I" | "N", sentence: string, proof: "read" | "none", isAssumed = false): Capability => ({
  how: "api",
  class: effectClass,
  sentence,
  proof,
  ...(isAssumed ? { isAssumed } : {}),
});

const impossible = (sentence: string): Capability => ({ how: "impossible", sentence });

const CONNECTOR = "AFAS has no API for app connectors, so a person does this in AFAS.";

const REVOKE_BY_HAND = hand(
  "AFAS deletes a token by its full text, which we don't hold, so a person deletes it in AFAS.",
  "none",
);

/** What AFAS Profit lets a program do, effect by effect. */
export const AFAS_CAPABILITIES: Readonly<Record<EffectType, Capability>> = {
  "user.create.v1": {
    how: "here",
    sentence: "The user exists in AFAS already; his user code is written down here.",
  },
  "user.remove.v1": {
    how: "here",
    sentence: "The user stays in AFAS; block him there, or take him out of his groups.",
  },
  "user.update.v1": api(
    "I",
    "AFAS takes the user's description, e-mail, Profit Windows and InSite by KnUser; we read them back.",
    "read",
  ),
  // The vendor's sources disagree on whether code 2 keeps the memberships: we read afterwards and rely on neither.
  "user.block.v1": api(
    "I",
    "AFAS blocks the user by KnUser; we read it back and say whether his groups were kept.",
    "read",
  ),
  "user.unblock.v1": api(
    "I",
    "AFAS unblocks the user by KnUser; we then put him back into each of his groups and read them back.",
    "read",
  ),
  "group.create.v1": hand(
    "AFAS creates a group by API only together with its first member; an empty one is made by a person.",
    "read",
    true,
  ),
  "group.rename.v1": hand("AFAS has no API to rename a group, so a person does this in AFAS.", "read", true),
  "group.archive.v1": hand("AFAS has no API to delete a group, so a person does this in AFAS.", "none"),
  "group.block.v1": hand("AFAS has no API to block a group, so a person does this in AFAS.", "none", true),
  "group.unblock.v1": hand("AFAS has no API to unblock a group, so a person does this in AFAS.", "none", true),
  "membership.add.v1": api("I", "AFAS adds the user to the group by KnUser; we read the group back.", "read"),
  "membership.remove.v1": hand(
    "AFAS can't take one user out of one group by API, so a person does this in AFAS; we read the group back.",
    "read",
  ),
  "connector.create.v1": hand(CONNECTOR, "none"),
  "connector.link.v1": hand(CONNECTOR, "none"),
  "connector.include.v1": hand(CONNECTOR, "none"),
  "connector.exclude.v1": hand(CONNECTOR, "none"),
  "connector.block.v1": hand(CONNECTOR, "none"),
  "connector.unblock.v1": hand(CONNECTOR, "none"),
  // Each request mails another code, and nothing can be read to learn whether one went out: after a lost answer a person looks in the mailbox.
  "token.request_code.v1": api(
    "N",
    "AFAS mails the user a one-time password; whether it went out can only be seen in his mailbox.",
    "none",
  ),
  // The password is used up and the token comes back once: a lost answer is a lost token, and asking again can't bring it back.
  "token.redeem_code.v1": api(
    "N",
    "AFAS gives the token once in exchange for the one-time password; we then see that AFAS accepts it.",
    "read",
  ),
  "token.issue.v1": impossible("AFAS gives a token only for a one-time password that the user himself is mailed."),
  "token.set_expiry.v1": impossible("The life of an AFAS token is set by its app connector and can't be changed."),
  "token.suspend.v1": impossible("AFAS can't suspend one token: revoke it, or block the connector or the user."),
  "token.resume.v1": impossible("AFAS can't suspend one token, so there is none to let work again."),
  "token.revoke.v1": api(
    "I",
    "AFAS deletes a token by its full text, which we hold; we then see that AFAS refuses it.",
    "read",
  ),
};

/** The capability for this very effect: a token that isn't held is revoked by hand. */
export function afasCapabilityOf(effect: Effect): Capability {
  return effect.type === "token.revoke.v1" && !effect.isHeld ? REVOKE_BY_HAND : AFAS_CAPABILITIES[effect.type];
}
