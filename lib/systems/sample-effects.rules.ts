import { EFFECT_TYPES, type Effect, type EffectType, type GroupRef, type PersonRef } from "@/lib/upstreams/effects";

const person: PersonRef = { remoteId: "somebody", name: "Somebody", email: "somebody@example.com" };
const group: GroupRef = { code: "GROUP", description: "A group" };
const connector = { name: "A connector", group };
const endpoints = [{ kind: "get", name: "Something" }];
const order = { connector, person, tokenId: "token" };

/** An order of this type about nobody, to ask a driver how it would carry such an order out; `isHeld` says whether token texts are kept. */
export function sampleEffect(type: EffectType, isHeld: boolean): Effect {
  const standing = { ...order, label: "A token", hint: "0000…0000", isHeld };
  switch (type) {
    case "user.create.v1":
    case "user.update.v1":
    case "user.remove.v1":
    case "user.block.v1":
      return { type, person };
    case "user.unblock.v1":
      return { type, person, groups: [group] };
    case "group.create.v1":
    case "group.archive.v1":
    case "group.block.v1":
    case "group.unblock.v1":
      return { type, group };
    case "group.rename.v1":
      return { type, group, from: group };
    case "membership.add.v1":
      return { type, group, person, mayCreateGroup: false };
    case "membership.remove.v1":
      return { type, group, person };
    case "connector.create.v1":
      return { type, connector, group, endpoints };
    case "connector.link.v1":
      return { type, connector, group };
    case "connector.include.v1":
    case "connector.exclude.v1":
      return { type, connector, endpoints };
    case "connector.block.v1":
    case "connector.unblock.v1":
      return { type, connector };
    case "token.request_code.v1":
    case "token.redeem_code.v1":
      return { type, ...order };
    case "token.issue.v1":
      return { type, ...order, label: "A token", scope: endpoints, validFrom: null, expiresAt: null };
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1":
      return { type, ...standing, expiresAt: null };
    case "token.revoke.v1":
      return { type, ...standing };
  }
}

/** One order of every type. */
export const sampleEffects = (isHeld: boolean): Effect[] => EFFECT_TYPES.map((type) => sampleEffect(type, isHeld));
