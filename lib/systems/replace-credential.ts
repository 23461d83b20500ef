import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { checkTyped, under } from "@/lib/upstreams/typed-fields.rules";
import { secretFieldsOf } from "./secret-fields.rules";
import { ReplaceCredentialInput } from "./system.schema";
import { keepSystemSecret, lockSystem, systemRef } from "./system.store";

/**
 * Replaces what opens a system; the old secret is destroyed in the same transaction and can never be read back by anyone. What is left
 * empty stays. Throws `invalid_input` where nothing was pasted, or for a secret that the vendor has not.
 */
export const replaceCredential = defineOperation({
  id: "system.replace_credential",
  title: "Replace the credential of a system",
  roles: ["owner"],
  input: ReplaceCredentialInput,
  output: ids("systemId", "replacedAt"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, input) {
    const system = await lockSystem(tx, input.systemId);
    const asked = secretFieldsOf(system.vendor);
    const typed = checkTyped(
      asked.map((field) => ({ ...field, isRequired: false })),
      input.secrets,
    );
    if (!typed.ok) throw new DomainError("invalid_input", undefined, { fields: under("secrets", typed.fields) });
    const replaced = asked.filter(({ name }) => typed.values[name] !== undefined);
    const own = asked[0]?.name ?? "";
    if (replaced.length === 0) {
      throw new DomainError("invalid_input", undefined, {
        fields: under("secrets", { [own]: "Paste what is to be replaced" }),
      });
    }
    for (const { name } of replaced) await keepSystemSecret(tx, system.id, name, String(typed.values[name]));
    const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
    if (replaced.some(({ name }) => name === own)) {
      await tx.system.update({ where: { id: system.id }, data: { credentialExpiresAt: expiresAt } });
    }
    return {
      value: { systemId: system.id, replacedAt: ctx.now.toISOString() },
      sentence: `Replace the credential of ${system.name}`,
      audit: [
        {
          code: "system.credential_replaced",
          subject: systemRef(system),
          after: { replaced: replaced.map(({ label }) => label), "expires at": expiresAt?.toISOString() ?? null },
        },
      ] as const,
    };
  },
});
