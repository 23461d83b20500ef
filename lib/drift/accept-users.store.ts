import "server-only";
import { storedOf } from "@/lib/access/account-attributes.rules";
import { readFoundUsers } from "@/lib/adopt/found-users.store";
import { recordFoundUsers } from "@/lib/adopt/take-users.store";
import type { AuditDraft, Fields, Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { memberEvent } from "@/lib/groups/membership-drafts.rules";
import { planRevocation } from "@/lib/tokens/revocation.rules";
import { lockRevocable, markRevoked } from "@/lib/tokens/revocation.store";
import { closeAccount, heldGroups, standingTokenIds } from "@/lib/users/account-end.store";
import { lockAccount } from "@/lib/users/user.store";
import type { DriftFact } from "./drift.store";
import type { Settled, SettleMoment } from "./settle.rules";

type Account = Awaited<ReturnType<typeof lockAccount>>;

/** Makes what the vendor shows of one account what was decided here; throws `rule_broken` where a person has to choose. */
export async function acceptUser(tx: Tx, fact: DriftFact, at: SettleMoment): Promise<Settled> {
  if (fact.kind === "user.unknown") return recordUnknown(tx, fact, at);
  const account = await lockAccount(tx, fact.accountId ?? "");
  const accounts = [account.id];
  switch (fact.kind) {
    case "user.missing":
      return { ...(await endAccount(tx, account, at)), accounts };
    case "user.renamed":
      return { audit: await rename(tx, account, String(fact.theirs?.name ?? "")), accounts };
    case "user.email": {
      const email = (fact.theirs?.email as string | null) ?? null;
      await tx.account.update({ where: { id: account.id }, data: { email } });
      return { audit: [changed(account, { email: account.email }, { email })], accounts };
    }
    case "user.attributes": {
      const attributes = { ...account.attributes, ...(fact.theirs as Record<string, string | boolean>) };
      await tx.account.update({ where: { id: account.id }, data: storedOf(attributes) });
      return { audit: [changed(account, fact.ours as Fields, fact.theirs as Fields)], accounts };
    }
    case "user.blocked_there": {
      const block = { subjectKind: "account", subjectId: account.id, source: "observed", openedIn: at.changeId };
      const reason = "Found blocked at the vendor";
      await tx.block.create({ data: { id: newId("block"), ...block, reason, validFrom: at.now } });
      return { audit: [blockEvent("account.blocked", account)], accounts };
    }
    default: {
      const block = await tx.block.findFirst({ where: { subjectId: account.userId, validTo: null } });
      if (block && (block.until === null || block.until > at.now)) {
        const message = `${account.userName} is blocked in every system, so one system can’t open him.`;
        throw new DomainError("rule_broken", message, { next: "Unblock the user, or restore the block there." });
      }
      const end = { validTo: at.now, closedIn: at.changeId };
      await tx.block.updateMany({ where: { subjectId: account.id, validTo: null }, data: end });
      return { audit: [blockEvent("account.unblocked", account)], accounts };
    }
  }
}

async function recordUnknown(tx: Tx, fact: DriftFact, at: SettleMoment): Promise<Settled> {
  const [found] = await readFoundUsers(tx, fact.systemId, { keys: [fact.key] });
  if (!found) throw new DomainError("not_found");
  if (found.foundClass === "ambiguous") {
    const message = `It can’t be told who ${found.state.name} (${found.state.remoteId}) is here.`;
    throw new DomainError("rule_broken", message, { next: "Choose on the system’s page, under what was found." });
  }
  const [match] = found.candidates;
  const joins = match ? { id: match.id, name: match.name } : null;
  const [made] = await recordFoundUsers(tx, [{ found, joins }], { ...at, systemId: fact.systemId });
  if (!made) throw new DomainError("not_found");
  const user: Ref<"user"> = { kind: "user", id: made.userId, name: joins?.name ?? found.state.name };
  const { remoteId, email } = found.state;
  const account: AuditDraft = {
    code: "account.created",
    subject: { kind: "account", id: made.accountId, name: remoteId },
    related: { user },
    after: { system: fact.systemName, email, source: "observed" },
  };
  const made_: AuditDraft[] = joins ? [] : [{ code: "user.created", subject: user, after: { name: user.name, email } }];
  return { audit: [...made_, account], accounts: [made.accountId] };
}

async function endAccount(tx: Tx, account: Account, at: SettleMoment): Promise<Settled> {
  const { id, systemId, userId, userCode, userName: name, userEmail } = account;
  const reason = "The account is gone at the vendor";
  const groups = await heldGroups(tx, id);
  const [first, ...rest] = await lockRevocable(tx, await standingTokenIds(tx, id));
  if (first) await markRevoked(tx, [first, ...rest], { ...at, reason });
  await closeAccount(tx, id, at);
  const pair = { accountId: id, userId, name, userCode, email: account.email ?? userEmail };
  const left = groups.map(({ groupId, membershipId, code, description }) =>
    memberEvent("membership.removed", groupFacts(groupId, systemId, code, description), { ...pair, membershipId }),
  );
  const removed: AuditDraft = {
    code: "account.removed",
    subject: { kind: "account", id, name: userCode },
    related: { user: { kind: "user", id: userId, name } },
    before: { removed: false },
    after: { removed: true, reason },
  };
  return { audit: [removed, ...left, ...(first ? planRevocation([first, ...rest], reason).audit : [])] };
}

const groupFacts = (id: string, systemId: string, code: string, description: string) => ({
  id,
  systemId,
  code,
  description,
});

// One person has one name here. Where other systems know him too, only this one's name for him is noted.
async function rename(tx: Tx, account: Account, name: string): Promise<AuditDraft[]> {
  const { id, userId, userName } = account;
  if ((await tx.account.count({ where: { userId, validTo: null } })) > 1) {
    await tx.account.update({ where: { id }, data: { knownAs: name } });
    return [changed(account, { "known there as": userName }, { "known there as": name })];
  }
  await tx.appUser.update({ where: { id: userId }, data: { name } });
  const subject: Ref<"user"> = { kind: "user", id: userId, name };
  return [{ code: "user.changed", subject, before: { name: userName }, after: { name } }];
}

const refs = ({ id, userCode, userId, userName }: Account) => ({
  subject: { kind: "account" as const, id, name: userCode },
  related: { user: { kind: "user" as const, id: userId, name: userName } },
});
const changed = (account: Account, before: Fields, after: Fields): AuditDraft => ({
  code: "account.changed",
  ...refs(account),
  before,
  after,
});
const blockEvent = (code: "account.blocked" | "account.unblocked", account: Account): AuditDraft => ({
  code,
  ...refs(account),
  before: { blocked: code === "account.unblocked" },
  after: { blocked: code === "account.blocked", reason: "As found at the vendor" },
});
