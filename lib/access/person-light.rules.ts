import { formatDay } from "@/lib/core/time";
import { blocked, closed, doubtEnd, doubted, open, plain, type Reason } from "./open-light.rules";
import { type BlockFact, isBlocking, isInForce, latest, type PairFacts, unblockedSince } from "./pair-facts.rules";
import { sourceOf } from "./source.rules";
import type { Light, NextCode, NextStep } from "./verdict.rules";
import { trimmed } from "./words.rules";

type Blockable = { code: NextCode; id: string; name: string; block: BlockFact | null; short: string };

/** Person open: user, account and linked group not blocked, the account valid, the user not gone. */
export function personLight(facts: PairFacts, at: Date): Light {
  const { user, account, system, link } = facts;
  const group = link && isInForce(link, at) ? link.group : null;
  const traced = {
    delivery: account?.delivery ?? null,
    source: account?.source ?? "decided",
    act: null,
    readAt: latest([account?.observedAt, account?.source === "observed" ? system.lastReadAt : null]),
  } as const;
  const reasons: Reason[] = [];
  if (user.leftAt && user.leftAt <= at) {
    const says = `${user.name} left on ${formatDay(user.leftAt)}.`;
    reasons.push(plain(user.leftAt, says, `left ${formatDay(user.leftAt)}`, `${user.name} left`));
  }
  if (account === null || !isInForce(account, at)) reasons.push(noAccount(facts, at));
  const subjects = [
    { code: "unblock_user", id: user.id, name: user.name, block: user.block, short: "person blocked" },
    account && {
      code: "unblock_account",
      id: account.id,
      name: `Account ${account.remoteId}`,
      block: account.block,
      short: `blocked in ${system.name}`,
    },
    group && {
      code: "unblock_group",
      id: group.id,
      name: group.code,
      block: group.block,
      short: `${group.code} blocked`,
    },
  ] satisfies (Blockable | null)[];
  for (const subject of subjects) {
    if (!subject?.block || !isBlocking(subject.block, at)) continue;
    const { code, id, name, block, short } = subject;
    const clause = `${code === "unblock_account" ? `account ${account?.remoteId}` : name} is blocked`;
    reasons.push(blocked(name, block, short, clause, { code, label: "Unblock", subjectId: id }));
  }
  if (reasons.length > 0) return closed("person", reasons, sourceOf(traced, at));
  if (account?.doubt && isInForce(account.doubt, at)) {
    const says = `Not blocked here. Whether ${system.vendorName} blocks this person can't be told: ${trimmed(account.doubt.reason)}.`;
    return doubted("person", account.doubt.from, says, `whether ${system.vendorName} blocks this person`, facts);
  }
  const ends = [user.block, account?.block ?? null, group?.block ?? null].map((block) => unblockedSince(block, at));
  const since = latest([account?.from, ...ends, doubtEnd(account?.doubt ?? null, at)]);
  const names = [user.name, `account ${account?.remoteId}`, ...(group ? [group.code] : [])];
  const says = `Neither ${names.slice(0, -1).join(", ")} nor ${names.at(-1)} is blocked.`;
  return open("person", since, says, null, sourceOf(traced, at));
}

function noAccount({ account, system, user }: PairFacts, at: Date): Reason {
  const next: NextStep = { code: "open_user", label: "Open the user", subjectId: user.id };
  const short = `no account in ${system.name}`;
  if (account === null) {
    return { ...plain(null, `No account in ${system.name} is known.`, short, `there is ${short}`), next };
  }
  const ended = account.to && account.to <= at ? account.to : null;
  const says = ended
    ? `Account ${account.remoteId} ended on ${formatDay(ended)}.`
    : `Account ${account.remoteId} starts on ${formatDay(account.from)}.`;
  return {
    ...plain(ended, says, `no valid account in ${system.name}`, `account ${account.remoteId} is not valid`),
    next,
  };
}
