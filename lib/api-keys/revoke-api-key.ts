import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { ApiKeyInput } from "./api-key.schema";
import { apiKeyRef, lockApiKey, markApiKeyRevoked } from "./api-key.store";

/** Revokes a program's key; the program's next request is refused. */
export const revokeApiKey = defineOperation({
  id: "api_key.revoke",
  title: "Revoke API key",
  roles: ["owner"],
  input: ApiKeyInput,
  output: ids("apiKeyId"),
  locks: ({ apiKeyId }) => [`api_key:${apiKeyId}`],
  worksSealed: true,
  async change(tx, ctx, { apiKeyId }) {
    const key = await lockApiKey(tx, apiKeyId);
    if (key.revokedAt) throw new DomainError("already_done", `The key ${key.name} is revoked already.`);
    await markApiKeyRevoked(tx, key.id, ctx.now);
    return {
      value: { apiKeyId: key.id },
      sentence: `Revoke API key ${key.name}`,
      audit: [{ code: "api_key.revoked", subject: apiKeyRef(key), before: { role: key.role } }],
    };
  },
});
