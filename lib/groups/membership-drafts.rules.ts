import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Attributes, Effect, PersonRef } from "@/lib/upstreams/effects";
import { type GroupFacts, groupOrderRef } from "./group.rules";

/** One account that comes into a group or leaves it. */
export type Pair = {
  accountId: string;
  userId: string;
  name: string;
  userCode: string;
  email: string | null;
  membershipId: string | null;
};
/** An order about one membership, as the gate takes it. */
export type MembershipOrder = {
  systemId: string;
  effect: Effect;
  subject: { kind: "membership"; id: string };
  isUrgent?: boolean;
  needs?: readonly string[];
};

type Ref = Pick<GroupFacts, "id" | "systemId" | "code" | "description"> & { attributes?: Attributes };
const personOf = ({ userCode, name, email }: Pair): PersonRef => ({ remoteId: userCode, name, email });

/** The order that puts one account into a group. */
export function addition(group: Ref, pair: Pair, membershipId: string, mayCreateGroup: boolean): MembershipOrder {
  return {
    systemId: group.systemId,
    effect: { type: "membership.add.v1", group: groupOrderRef(group), person: personOf(pair), mayCreateGroup },
    subject: { kind: "membership", id: membershipId },
    // Where the group is made by its first member, no order makes it beforehand.
    needs: mayCreateGroup ? [pair.accountId] : [group.id, pair.accountId],
  };
}

/** The order that takes one account out of a group; it overtakes what gives access. */
export function removal(group: Ref, pair: Pair): MembershipOrder {
  return {
    systemId: group.systemId,
    effect: { type: "membership.remove.v1", group: groupOrderRef(group), person: personOf(pair) },
    subject: { kind: "membership", id: pair.membershipId ?? "" },
    isUrgent: true,
  };
}

/** One event a pair, as the trail of one person needs it. */
export function memberEvent(code: "membership.added" | "membership.removed", group: Ref, pair: Pair): AuditDraft {
  const isIn = code === "membership.added";
  return {
    code,
    subject: { kind: "group", id: group.id, name: group.code },
    related: {
      account: { kind: "account", id: pair.accountId, name: pair.name },
      user: { kind: "user", id: pair.userId, name: pair.name },
    },
    before: { member: !isIn },
    after: { member: isIn },
  };
}
