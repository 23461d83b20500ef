import "server-only";
import { defineOperation } from "@/lib/gate/operation";
import { ReplaceCredentialInput } from "./system.schema";
import { keepSystemSecret, lockSystem, systemRef } from "./system.store";

/** Replaces what opens a system; the old secret is destroyed in the same transaction and can never be read back by anyone. */
export const replaceCredential = defineOperation({
  id: "system.replace_credential",
  title: "Replace the credential of a system",
  roles: ["owner"],
  input: ReplaceCredentialInput,
  locks: (input) => [input.systemId],
  async change(tx, ctx, input) {
    const system = await lockSystem(tx, input.systemId);
    if (input.token) await keepSystemSecret(tx, system.id, "token", input.token);
    if (input.environmentKey) await keepSystemSecret(tx, system.id, "environment_key", input.environmentKey);
    const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
    if (input.token) await tx.system.update({ where: { id: system.id }, data: { credentialExpiresAt: expiresAt } });
    const what = [input.token ? "token" : "", input.environmentKey ? "environment key" : ""].filter(Boolean);
    return {
      value: { systemId: system.id, replacedAt: ctx.now.toISOString() },
      sentence: `Replace the credential of ${system.name}`,
      audit: [
        {
          code: "system.credential_replaced",
          subject: systemRef(system),
          after: { replaced: what, "expires at": expiresAt?.toISOString() ?? null },
        },
      ] as const,
    };
  },
});
