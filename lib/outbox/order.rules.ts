import type { Effect, EffectType } from "@/lib/upstreams/effects";

/**
 * Effects of one family on one order key want the same thing to be one way or the other, so a later one makes an earlier one that
 * has not ended unnecessary. Effects without a family only add up and never supersede.
 */
const FAMILIES: Partial<Record<EffectType, string>> = {
  "user.create.v1": "user.life",
  "user.remove.v1": "user.life",
  "user.update.v1": "user.properties",
  "user.block.v1": "user.block",
  "user.unblock.v1": "user.block",
  "group.rename.v1": "group.name",
  "group.block.v1": "group.block",
  "group.unblock.v1": "group.block",
  "membership.add.v1": "membership",
  "membership.remove.v1": "membership",
  "connector.link.v1": "connector.link",
  "connector.block.v1": "connector.block",
  "connector.unblock.v1": "connector.block",
  "token.request_code.v1": "token",
  "token.redeem_code.v1": "token",
  "token.issue.v1": "token",
  "token.revoke.v1": "token",
  "token.set_expiry.v1": "token.life",
  "token.suspend.v1": "token.life",
  "token.resume.v1": "token.life",
};

/** The types whose unfinished deliveries a new effect of this type makes unnecessary. */
export function supersededBy(type: EffectType): EffectType[] {
  const family = FAMILIES[type];
  if (!family) return [];
  return (Object.keys(FAMILIES) as EffectType[]).filter((other) => FAMILIES[other] === family);
}

/** The key within which deliveries are sent in order: a pair for memberships, otherwise the subject, always within one system. */
export function orderKeyOf(systemId: string, effect: Effect, subjectId: string): string {
  if (effect.type === "membership.add.v1" || effect.type === "membership.remove.v1") {
    return `${systemId}:${effect.group.code.toLowerCase()}:${effect.person.remoteId.toLowerCase()}`;
  }
  return `${systemId}:${subjectId}`;
}

/** Access taken away overtakes everything else. */
export const URGENT = 0;
export const NORMAL = 100;
