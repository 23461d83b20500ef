import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { issueOwnKey } from "@/lib/vault/own-keys";
import { CreateApiKeyInput } from "./api-key.schema";
import { apiKeyRef, insertApiKey } from "./api-key.store";

const DAY_MS = 86_400_000;

/** Makes a key for a program; its text is in this answer and never again. */
export const createApiKey = defineOperation({
  id: "api_key.create",
  title: "Make an API key",
  roles: ["owner"],
  input: CreateApiKeyInput,
  output: ids("apiKeyId", "key"),
  locks: () => [],
  keepsAnswer: false,
  async change(tx, ctx, { name, role, lifeDays }) {
    const expiresAt = lifeDays ? new Date(ctx.now.getTime() + lifeDays * DAY_MS) : null;
    const issued = issueOwnKey("key");
    const key = await insertApiKey(tx, issued, { name, role, expiresAt }, ctx.now);
    return {
      value: { apiKeyId: key.id, key: issued.text },
      sentence: `Make API key ${name} with the role ${role}`,
      audit: [
        {
          code: "api_key.created",
          subject: apiKeyRef(key),
          after: { role, lastFour: issued.lastFour, expiresAt: expiresAt?.toISOString() ?? null },
        },
      ],
    };
  },
});
