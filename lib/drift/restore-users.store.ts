import "server-only";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { Effect, PersonRef } from "@/lib/upstreams/effects";
import { heldGroups } from "@/lib/users/account-end.store";
import { lockAccount } from "@/lib/users/user.store";
import type { DriftFact } from "./drift.store";
import { unknownSubjectOf } from "./drift-parts.store";

/** The orders that make an account at the vendor what was decided here. */
export async function restoreUser(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const { systemId, kind } = fact;
  if (kind === "user.unknown") {
    const { remoteId, name, email, ref } = fact.theirs as {
      remoteId: string;
      name: string;
      email: string;
      ref: string;
    };
    const effect: Effect = { type: "user.remove.v1", person: { remoteId, name, email, ref } };
    return [{ systemId, effect, subject: { kind: "account", id: unknownSubjectOf(fact) } }];
  }
  const account = await lockAccount(tx, fact.accountId ?? "");
  const person = await personOf(tx, account);
  const held = await heldGroups(tx, account.id);
  const groups = held.map(({ code, description }) => ({ code, description }));
  const order = (effect: Effect, isUrgent = false): EffectDraft[] => [
    { systemId, effect, subject: { kind: "account", id: account.id }, ...(isUrgent ? { isUrgent } : {}) },
  ];
  switch (kind) {
    case "user.missing":
      // A group that is missing with him has to be there first.
      return order({ type: "user.create.v1", person, groups }).map((draft) => ({
        ...draft,
        needs: held.map(({ groupId }) => groupId),
      }));
    case "user.blocked_there":
      return order({ type: "user.unblock.v1", person, groups });
    case "user.blocked_here":
      return order({ type: "user.block.v1", person }, true);
    default:
      return order({ type: "user.update.v1", person });
  }
}

/** An account as orders name it. */
export async function personOf(tx: Tx, account: Awaited<ReturnType<typeof lockAccount>>): Promise<PersonRef> {
  const { id, userCode: remoteId, userName: name, email, userEmail, attributes } = account;
  const row = await tx.account.findUniqueOrThrow({ where: { id }, select: { remoteRef: true } });
  return { remoteId, name, email: email ?? userEmail, ref: row.remoteRef, attributes };
}
