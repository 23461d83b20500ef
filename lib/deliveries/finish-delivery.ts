import "server-only";
import { z } from "zod";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { Delivery } from "@/lib/db/generated/client";
import { defineOperation } from "@/lib/gate/operation";
import { keepPromises } from "@/lib/mappings/mapping.store";
import { endAttempt } from "@/lib/outbox/finish.store";
import { DELIVERY_STATUSES } from "@/lib/outbox/status.rules";
import { markCodeMailed, markIssued, markRevocationConfirmed } from "@/lib/tokens/token.store";
import { deliveryRef, lockDelivery } from "./delivery.store";
import { closeDoubt, openDoubt } from "./doubt.store";

const FinishDeliveryInput = z.strictObject({
  deliveryId: z.string(),
  subjectId: z.string(),
  claimToken: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  note: z.string().max(2000),
  theirWords: z.string().max(600).nullable(),
  httpStatus: z.number().int().nullable(),
  isAmbiguous: z.boolean(),
  secrets: z.record(z.string(), z.string()),
  /** The vendor's own id of the subject, and the hash of what was sent last; neither is a secret. */
  ref: z.string().max(200).nullable().default(null),
  sentHash: z.string().length(64).nullable().default(null),
});

/**
 * Ends a delivery that the worker holds, together with what the vendor's answer means for its subject. Refused with `conflict` when
 * the lease was lost. Its answer is never kept, because the input may hold a token's text.
 */
export const finishDelivery = defineOperation({
  id: "delivery.finish",
  title: "Finish a delivery",
  roles: "system",
  input: FinishDeliveryInput,
  keepsAnswer: false,
  locks: (input) => [input.deliveryId, input.subjectId],
  async change(tx, ctx, input) {
    const delivery = await lockDelivery(tx, input.deliveryId);
    const isDone = input.status === "applied" || input.status === "verified";
    const proof = input.status === "verified" ? { state: "so" as const, note: input.note } : null;
    await endAttempt(
      tx,
      { deliveryId: delivery.id, claimToken: input.claimToken },
      { ...input, runAt: null, proof },
      ctx.now,
    );
    if (input.sentHash) await tx.delivery.update({ where: { id: delivery.id }, data: { sentHash: input.sentHash } });
    if (isDone && input.ref) await keepRemoteRef(tx, delivery, input.ref);
    const at = { now: ctx.now, changeId: delivery.changeId };
    if (isDone) await closeDoubt(tx, delivery.subjectId, at);
    if (input.status === "needs_confirmation") {
      await openDoubt(tx, { kind: delivery.subjectKind, id: delivery.subjectId }, input.note, at);
    }
    const consequences = isDone
      ? await settleSubject(tx, delivery, input.status === "verified", input.secrets, ctx.now)
      : [];
    return {
      value: { deliveryId: delivery.id, status: input.status },
      sentence: delivery.sentence,
      audit: [outcomeEvent(delivery, input), ...consequences] as const,
      belongsTo: delivery.changeId,
    };
  },
});

function outcomeEvent(delivery: Delivery, input: z.output<typeof FinishDeliveryInput>): AuditDraft {
  const subject = deliveryRef(delivery);
  const after = { status: input.status, note: input.note, "their words": input.theirWords };
  switch (input.status) {
    case "verified":
      return { code: "delivery.verified", subject, after };
    case "applied":
      return { code: "delivery.applied", subject, after };
    case "needs_confirmation":
      return { code: "delivery.in_doubt", subject, after };
    default:
      return { code: "delivery.failed", subject, after };
  }
}

// What a vendor's yes means for the fact the delivery is about; for most effects the delivery itself is the whole proof.
async function settleSubject(
  tx: Tx,
  delivery: Delivery,
  isProven: boolean,
  secrets: Readonly<Record<string, string>>,
  now: Date,
): Promise<AuditDraft[]> {
  const tokenId = delivery.subjectId;
  if (delivery.effectType === "token.request_code.v1") {
    await markCodeMailed(tx, tokenId, now);
    return [];
  }
  const isIssue = delivery.effectType === "token.redeem_code.v1" || delivery.effectType === "token.issue.v1";
  if (isIssue && secrets.token_text) {
    const { token, account, connector, wasRevoked } = await markIssued(tx, tokenId, { text: secrets.token_text, now });
    const at = { now, changeId: delivery.changeId };
    const moved = wasRevoked ? [] : await keepPromises(tx, token, at);
    return [{ code: "token.issued", subject: token, related: { account, connector } }, ...moved];
  }
  // A token that only the vendor knew has no row here; its delivery is the whole proof.
  if (delivery.effectType === "token.revoke.v1" && isProven && isId("token", tokenId)) {
    const { token, account, connector } = await markRevocationConfirmed(tx, tokenId, now);
    return [{ code: "token.revocation_confirmed", subject: token, related: { account, connector } }];
  }
  return [];
}

// The vendor's own id is needed for the next order about the same account, group or token.
async function keepRemoteRef(tx: Tx, { subjectKind, subjectId: id }: Delivery, remoteRef: string): Promise<void> {
  if (subjectKind === "account") await tx.account.updateMany({ where: { id }, data: { remoteRef } });
  if (subjectKind === "group") await tx.userGroup.updateMany({ where: { id }, data: { remoteRef } });
  if (subjectKind === "token") await tx.token.updateMany({ where: { id }, data: { remoteRef } });
}
