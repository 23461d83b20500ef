import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { RotateApplicationKeyInput } from "./application.schema";
import { endKeyAfter, insertApplicationKey, lockApplicationKey } from "./application.store";

/** Makes the next key of a host application, shown once; the old one goes on for the overlap and then ends by itself. */
export const rotateApplicationKey = defineOperation({
  id: "application.rotate_key",
  title: "Replace a key of a host application",
  roles: ["owner"],
  input: RotateApplicationKeyInput,
  output: ids("applicationKeyId", "key", "oldEndsAt"),
  locks: ({ applicationKeyId }) => [applicationKeyId],
  keepsAnswer: false,
  async change(tx, ctx, { applicationKeyId, lifeDays, overlapHours }) {
    const old = await lockApplicationKey(tx, applicationKeyId);
    if (old.revokedAt || old.retiredAt || (old.expiresAt && old.expiresAt <= ctx.now)) {
      throw new DomainError("rule_broken", `The key ending in ${old.lastFour} doesn’t work any more. Make a new one.`);
    }
    const { applicationId, applicationName } = old;
    const made = await insertApplicationKey(tx, { applicationId, lifeDays, replacesId: old.id }, ctx.now);
    const oldEnds = await endKeyAfter(tx, old, overlapHours, ctx.now);
    return {
      value: { applicationKeyId: made.id, key: made.text, oldEndsAt: oldEnds.toISOString() },
      sentence: `Replace the key of host application ${applicationName} that ends in ${old.lastFour}`,
      audit: [
        {
          code: "application.key_rotated",
          subject: { kind: "application", id: applicationId, name: applicationName },
          before: { lastFour: old.lastFour, endsAt: oldEnds.toISOString() },
          after: { lastFour: made.lastFour, expiresAt: made.expiresAt?.toISOString() ?? null },
        },
      ],
    };
  },
});
