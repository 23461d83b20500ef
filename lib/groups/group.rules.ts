import { DomainError } from "@/lib/core/errors";
import type { Attributes, GroupRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { checkTyped, type Typed, under } from "@/lib/upstreams/typed-fields.rules";

export type GroupFacts = {
  id: string;
  systemId: string;
  systemName: string;
  code: string;
  description: string;
  /** The key of the vendor, for its profile. */
  vendor: string;
  attributes: Attributes;
  kind: "listed" | "everybody";
  version: number;
  memberCount: number;
  /** Names of the connectors linked to it now. */
  riders: readonly string[];
};

/** Many people at once are confirmed by a typed count; a vendor gets one call each. */
export const MEMBERSHIP_BRAKE = { confirmOver: 25, approveOver: 10_000 };

/** Whether the vendor takes a group of this name; throws `invalid_input` under `code` or `description`. */
export function checkGroupNames(vendor: string, { code, description }: { code: string; description: string }): void {
  const { groupCode, groupDescriptionLength: longest = 200 } = profileOf(vendor);
  const fields: Record<string, string> = {};
  if (code.length > groupCode.maxLength) fields.code = `The code may have ${groupCode.maxLength} characters at most`;
  else if (!new RegExp(groupCode.pattern.regex).test(code)) fields.code = groupCode.pattern.says;
  if (description.length > longest) fields.description = `The description may have ${longest} characters at most`;
  if (Object.keys(fields).length > 0) throw new DomainError("invalid_input", undefined, { fields });
}

/** What was typed of a group's properties, as its vendor's profile knows them; throws `invalid_input` under this prefix. */
export function checkGroupAttributes(vendor: string, typed: Typed, prefix: string): Attributes {
  const checked = checkTyped(profileOf(vendor).groupFields, typed);
  if (!checked.ok) throw new DomainError("invalid_input", undefined, { fields: under(prefix, checked.fields) });
  return checked.values;
}

/** A group as orders to its vendor carry it. */
export function groupOrderRef(group: { code: string; description: string; attributes?: Attributes }): GroupRef {
  const { code, description, attributes = {} } = group;
  return { code, description, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
}

/**
 * Refuses to put somebody into more groups than his vendor gives an account; throws `rule_broken` with the group that each is in
 * already. `held` are the other groups that those to be added are in.
 */
export function checkGroupsPerAccount(
  { vendor, systemName }: { vendor: string; systemName: string },
  held: readonly { name: string; code: string }[],
): void {
  const { groupsPerAccount, words } = profileOf(vendor);
  if (groupsPerAccount !== 1 || held.length === 0) return;
  const who = held.slice(0, 3).map(({ name, code }) => `${name} is in ${code}`);
  const more = held.length > 3 ? ` and ${held.length - 3} more are in another` : "";
  const rule = `${systemName} gives a ${words.account} one ${words.group}`;
  throw new DomainError("rule_broken", `${who.join(", ")}${more} already, and ${rule}. Nothing was changed.`, {
    next: "Take them out of that one first.",
  });
}

/** Refuses to treat Everybody as a list; throws `rule_broken`. */
export function checkIsListed(group: Pick<GroupFacts, "kind" | "systemName">): void {
  if (group.kind !== "everybody") return;
  throw new DomainError("rule_broken", `Everybody is a rule: all users of ${group.systemName}. It can’t be edited.`);
}

/** Refuses an edit of a group that somebody changed since it was opened; throws `conflict` with what it is now. */
export function checkVersion(group: GroupFacts, version: number): void {
  if (group.version === version) return;
  throw new DomainError("conflict", `Somebody changed ${group.code} meanwhile. Nothing was changed by you.`, {
    next: "Compare with what it is now and save again.",
    facts: { version: group.version, code: group.code, description: group.description },
  });
}

/** A group goes only when nothing refers to it any more, as at the vendor; throws `rule_broken` with what does. */
export function checkCanArchive(group: GroupFacts): void {
  checkIsListed(group);
  if (group.riders.length > 0) {
    const them = group.riders.join(", ");
    throw new DomainError("rule_broken", `${group.code} is linked to ${them}, so it can’t go. Nothing was changed.`, {
      next: "Link the app connector to another group first.",
    });
  }
  if (group.memberCount === 0) return;
  const count = group.memberCount.toLocaleString("en-GB");
  const members = group.memberCount === 1 ? "1 user is" : `${count} users are`;
  throw new DomainError("rule_broken", `${members} in ${group.code}, so it can’t go. Nothing was changed.`, {
    next: "Take them out first.",
  });
}

export type EffectLine = {
  how: "api" | "hand" | "here" | "impossible";
  systemName: string;
  sentence: string;
  says: string;
};

/** The orders of a new group as a person reads them: made with its first member, the others in one line, the rest as it is. */
export function newGroupEffects<E extends EffectLine>(
  effects: readonly E[],
  code: string,
): (E & { amount?: string; times: number })[] {
  const prefix = `Create group ${code} with `;
  const shown: (E & { amount?: string; times: number })[] = [];
  for (const effect of effects) {
    const isMember = effect.sentence.startsWith(prefix);
    const sentence = `Add the others to ${code}`;
    const makesGroup = shown.some((one) => one.systemName === effect.systemName && one.sentence.startsWith(prefix));
    if (!isMember || !makesGroup) {
      shown.push({ ...effect, times: 1 });
      continue;
    }
    const others = shown.find((one) => one.systemName === effect.systemName && one.sentence === sentence);
    if (others) others.times += 1;
    else shown.push({ ...effect, sentence, times: 1 });
  }
  return shown.map((one) =>
    one.times > 1 ? { ...one, amount: `${one.times.toLocaleString("en-GB")} deliveries` } : one,
  );
}

/** What the button of the last step says: `Create group, send 14 changes, open 1 hand task`. */
export function createGroupWords(effects: readonly Pick<EffectLine, "how">[]): string {
  return ["Create group", ...amounts(effects)].join(", ");
}

/** What the button of a review says: `Save, send 12 changes, open 3 hand tasks`. */
export function saveWords(effects: readonly Pick<EffectLine, "how">[]): string {
  return ["Save", ...amounts(effects)].join(", ");
}

function amounts(effects: readonly Pick<EffectLine, "how">[]): string[] {
  const sent = effects.filter(({ how }) => how === "api").length;
  const tasks = effects.length - sent;
  return [
    ...(sent > 0 ? [`send ${sent.toLocaleString("en-GB")} ${sent === 1 ? "change" : "changes"}`] : []),
    ...(tasks > 0 ? [`open ${tasks.toLocaleString("en-GB")} hand ${tasks === 1 ? "task" : "tasks"}`] : []),
  ];
}
