import type { Capability } from "../driver";
import type { Effect, EffectType, GroupRef } from "../effects";

const hand = (sentence: string, isAssumed = false): Capability => ({
  how: "hand",
  sentence,
  proof: "none",
  ...(isAssumed ? { isAssumed } : {}),
});
/** Every write is by external id or a whole list, so sending it again comes to the same; nothing can be read. */
const api = (sentence: string, isAssumed = false): Capability => ({
  how: "api",
  class: "I",
  sentence,
  proof: "none",
  ...(isAssumed ? { isAssumed } : {}),
});
const here = (sentence: string): Capability => ({ how: "here", sentence });
const impossible = (sentence: string): Capability => ({ how: "impossible", sentence });

const ITEMS = "Items are sent to Ainua by the back-office itself; which ones a connector sends is written down here.";
const NO_CODES = "Ainua knows no one-time passwords: client credentials are shown when a connector is made.";

/** What Ainua lets a program do, effect by effect. Nothing can be read back, so every write is last sent and never in sync. */
export const AINUA_CAPABILITIES: Readonly<Record<EffectType, Capability>> = {
  "user.create.v1": api("Ainua is sent the user's external id and e-mail address; it can't be read back."),
  "user.update.v1": api(
    "Ainua is sent the user again with his e-mail address; whether he then joins the person of a new address isn't documented.",
    true,
  ),
  "user.remove.v1": api(
    "Ainua is sent null for the user, its documented removal; whether he stays where another connector knows him too isn't documented.",
  ),
  "user.block.v1": api(
    "Ainua has no block: the user is removed by null, its documented removal, which is undone by sending him again.",
    true,
  ),
  "user.unblock.v1": api(
    "Ainua is sent the user again, and then the whole list of each of his accounts; whether the removal had kept him in them isn't documented.",
    true,
  ),
  "group.create.v1": api(
    "Ainua is sent the account's external id, name and common identity id; it can't be read back.",
  ),
  "group.rename.v1": api("Ainua is sent the account again with its new name; it can't be read back.", true),
  "group.archive.v1": api(
    "Ainua is sent null for the account, its documented removal; what becomes of its items isn't documented.",
  ),
  "group.block.v1": impossible(
    "Ainua can't stop an account and let it in again: removing it may take its items with it. Block its users, or archive it.",
  ),
  "group.unblock.v1": impossible("Ainua can't stop an account, so there is none to let in again."),
  "membership.add.v1": api("Ainua is sent the whole list of the account's users; it can't be read back."),
  "membership.remove.v1": api(
    "Ainua is sent the whole list without him; that he is out can't be confirmed. A removal that must hold removes the user or the account.",
    true,
  ),
  "connector.create.v1": hand("Ainua has no API for connectors, so a person does this in its administration."),
  "connector.link.v1": here("Ainua links no connector to an account; which one it is for is written down here."),
  "connector.include.v1": here(ITEMS),
  "connector.exclude.v1": here(ITEMS),
  "connector.block.v1": hand(
    "Ainua has no API for connectors, so a person does this in its administration; how it is stopped there isn't documented.",
    true,
  ),
  "connector.unblock.v1": hand(
    "Ainua has no API for connectors, so a person does this in its administration; how it is opened there isn't documented.",
    true,
  ),
  "token.request_code.v1": impossible(NO_CODES),
  "token.redeem_code.v1": impossible(NO_CODES),
  "token.issue.v1": hand(
    "Ainua shows client credentials only in its administration, so a person copies them there; a second pair isn't documented.",
    true,
  ),
  "token.set_expiry.v1": impossible("Ainua documents no end of client credentials."),
  "token.suspend.v1": impossible("Ainua can't suspend client credentials: revoke them, or block the connector."),
  "token.resume.v1": impossible("Ainua can't suspend client credentials, so there are none to let work again."),
  "token.revoke.v1": hand(
    "Ainua has no API for client credentials, so a person replaces them in its administration; how isn't documented.",
    true,
  ),
};

const MOVES = impossible(
  "Ainua documents no way to give an account another external id or common identity id: point it elsewhere under Mappings, which removes it there and makes it again, or archive it and make a new one.",
);
const LEAVES = api(
  "Ainua is sent the list of the common identity id without the account's users, and null for the account, its documented removal. That they no longer see that company can't be confirmed, and its items may have to be sent again.",
  true,
);
const NO_EMAIL = impossible("Ainua knows a user by his e-mail address: enter one first.");

/** The capability for this very effect: an account keeps its ids or leaves its company first, and a user needs an e-mail address. */
export function ainuaCapabilityOf(effect: Effect): Capability {
  const isUser = effect.type === "user.create.v1" || effect.type === "user.update.v1";
  if (isUser && !effect.person.email?.trim()) return NO_EMAIL;
  if (effect.type === "group.rename.v1" && isMoved(effect.from, effect.group)) return MOVES;
  if (effect.type === "group.archive.v1" && effect.group.members) return LEAVES;
  return AINUA_CAPABILITIES[effect.type];
}

function isMoved(from: GroupRef, to: GroupRef): boolean {
  const [before, after] = [from.attributes?.commonId, to.attributes?.commonId];
  return from.code !== to.code || (before !== undefined && after !== undefined && before !== after);
}
