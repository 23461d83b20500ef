import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { ApplicationKeyInput } from "./application.schema";
import { lockApplicationKey, markApplicationKeyRevoked } from "./application.store";

/** Revokes a key of a host application; the next request that shows it is refused. */
export const revokeApplicationKey = defineOperation({
  id: "application.revoke_key",
  title: "Revoke a key of a host application",
  roles: ["owner", "admin"],
  input: ApplicationKeyInput,
  output: ids("applicationKeyId"),
  locks: ({ applicationKeyId }) => [applicationKeyId],
  worksSealed: true,
  async change(tx, ctx, { applicationKeyId }) {
    const key = await lockApplicationKey(tx, applicationKeyId);
    if (key.revokedAt) throw new DomainError("already_done", `The key ending in ${key.lastFour} is revoked already.`);
    await markApplicationKeyRevoked(tx, key.id, ctx.now);
    return {
      value: { applicationKeyId },
      sentence: `Revoke the key of host application ${key.applicationName} that ends in ${key.lastFour}`,
      audit: [
        {
          code: "application.key_revoked",
          subject: { kind: "application", id: key.applicationId, name: key.applicationName },
          before: { lastFour: key.lastFour },
        },
      ],
    };
  },
});
