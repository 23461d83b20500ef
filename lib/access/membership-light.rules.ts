import { formatDay } from "@/lib/core/time";
import { isInForce, type LinkFact, latest, type PairFacts } from "./pair-facts.rules";
import { sourceOf } from "./source.rules";
import type { Light, NextStep } from "./verdict.rules";
import { addedBy, readAgain, trimmed } from "./words.rules";

/** Member: the account stands in the group linked to the connector, or that group is Everybody. */
export function memberLight(facts: PairFacts, at: Date): Light {
  const { connector, account, system, link } = facts;
  const traced = { delivery: connector.delivery, source: connector.source, act: null, readAt: system.lastReadAt };
  const base = { name: "member", state: "no", since: null, by: null, ticket: null } as const;
  if (link === null || !isInForce(link, at)) {
    return {
      ...base,
      since: link?.to ?? null,
      by: link?.closed?.by ?? null,
      ticket: link?.closed?.ticket ?? null,
      source: sourceOf(traced, at),
      sentence: `${connector.name} is linked to no group, so nobody is a member.`,
      short: "no group linked",
      clause: "it is linked to no group",
      next: { code: "link_group", label: "Link a group", subjectId: connector.id },
    };
  }
  if (account === null) {
    return {
      ...base,
      source: { kind: "decided", at: null, by: null, note: null },
      sentence: `No account in ${system.name} is known, so nothing can be in ${link.group.code}.`,
      short: `no account in ${system.name}`,
      clause: `there is no account in ${system.name}`,
      next: openUser(facts),
    };
  }
  return link.group.kind === "everybody" ? byRule(facts, link, at) : byList(facts, link, at);
}

function byRule({ connector, system, account, user }: PairFacts, link: LinkFact, at: Date): Light {
  const isValid = isInForce(account, at);
  return {
    name: "member",
    state: isValid ? "yes" : "no",
    since: isValid ? latest([account?.from, link.from]) : (account?.to ?? null),
    by: link.opened?.by ?? null,
    ticket: link.opened?.ticket ?? null,
    source: sourceOf(
      { delivery: connector.delivery, source: link.source, act: link.opened, readAt: system.lastReadAt },
      at,
    ),
    sentence: isValid
      ? `${connector.name} is linked to Everybody: every account of ${system.name} is in it.`
      : `${connector.name} is linked to Everybody, but the account in ${system.name} is no longer valid.`,
    short: isValid ? "in Everybody" : `no valid account in ${system.name}`,
    clause: `the account in ${system.name} is not valid`,
    next: isValid ? null : { code: "open_user", label: "Open the user", subjectId: user.id },
  };
}

function byList({ connector, system, account, membership }: PairFacts, link: LinkFact, at: Date): Light {
  const { code } = link.group;
  const isIn = isInForce(membership, at);
  const isDoubted = isIn && isInForce(membership?.doubt ?? null, at);
  const act = (isIn ? membership?.opened : membership?.closed) ?? null;
  const source = membership ?? { delivery: null, source: account?.source ?? "decided", opened: null };
  const base = {
    name: "member",
    by: act?.by ?? null,
    ticket: act?.ticket ?? null,
    source: sourceOf({ delivery: source.delivery, source: source.source, act, readAt: system.lastReadAt }, at),
  } as const;
  if (isDoubted) {
    const reason = trimmed(membership?.doubt?.reason);
    return {
      ...base,
      state: "unknown",
      since: membership?.doubt?.from ?? null,
      source: { kind: "unknown", at: membership?.doubt?.from ?? null, by: null, note: null },
      sentence: `Here the account is in ${code}. Whether ${system.vendorName} has it there can't be told: ${reason}.`,
      short: "member",
      clause: `whether ${system.vendorName} has the account in ${code}`,
      next: readAgain(system),
    };
  }
  if (isIn) {
    const since = latest([membership?.from, link.from]);
    const added = addedBy("Added", act);
    const day = membership ? `, since ${formatDay(membership.from)}` : "";
    return {
      ...base,
      state: "yes",
      since,
      sentence: `In ${code}, the group linked to ${connector.name}${day}.${added}`,
      short: `in ${code}`,
      clause: `the account is in ${code}`,
      next: null,
    };
  }
  const left = membership?.to ?? null;
  const ended = left ? ` since ${formatDay(left)}` : "";
  return {
    ...base,
    state: "no",
    since: latest([left, left ? link.from : null]),
    sentence: `Not in ${code}, the group linked to ${connector.name}${ended}.${addedBy("Taken out", act)}`,
    short: `not in ${code}`,
    clause: `the account is not in ${code}, the group linked to it`,
    next: { code: "add_to_group", label: `Add to ${code}`, subjectId: link.group.id },
  };
}

function openUser({ user }: PairFacts): NextStep {
  return { code: "open_user", label: "Open the user", subjectId: user.id };
}
