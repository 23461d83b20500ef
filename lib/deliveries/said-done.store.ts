import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { Delivery } from "@/lib/db/generated/client";
import { markCodeMailed, markRevocationConfirmed } from "@/lib/tokens/token.store";

/** What it means for a token that a person said its order was done at the vendor; the events that follow. */
export async function settleAsSaid(
  tx: Tx,
  { effectType, subjectId }: Delivery,
  by: { actor: { name: string }; now: Date },
): Promise<AuditDraft[]> {
  // A token that only the vendor knew has no row here.
  if (!isId("token", subjectId)) return [];
  if (effectType === "token.request_code.v1") await markCodeMailed(tx, subjectId, by.now);
  if (effectType !== "token.revoke.v1") return [];
  const { token, account, connector } = await markRevocationConfirmed(tx, subjectId, by.now);
  return [
    {
      code: "token.revocation_confirmed",
      subject: token,
      related: { account, connector },
      after: { "said by": by.actor.name },
    },
  ];
}
