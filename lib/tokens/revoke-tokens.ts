import "server-only";
import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { planRevocation } from "./revocation.rules";
import { lockRevocable, markRevoked } from "./revocation.store";
import { canRevoke } from "./token.rules";
import { RevokeTokensInput } from "./token.schema";

/** Stops many tokens in one change; those revoked meanwhile are left alone, and with none left it is refused with `already_done`. */
export const revokeTokens = defineOperation({
  id: "token.revoke_many",
  title: "Revoke many tokens",
  roles: ["owner", "admin", "support"],
  input: RevokeTokensInput,
  output: z.object({ revoked: z.int(), skipped: z.int() }),
  locks: (input) => input.tokenIds,
  brake: { confirmOver: 25, approveOver: 500 },
  async change(tx, ctx, input) {
    const asked = [...new Set(input.tokenIds)];
    const found = await lockRevocable(tx, asked);
    if (found.length < asked.length) throw new DomainError("not_found");
    const [first, ...rest] = found.filter(canRevoke);
    if (!first) throw new DomainError("already_done", "All of these tokens were revoked already.");
    const tokens = [first, ...rest] as const;
    await markRevoked(tx, tokens, { ...ctx, reason: input.reason });
    const skipped = found.length - tokens.length;
    return {
      value: { revoked: tokens.length, skipped },
      sentence: tokens.length === 1 ? "Revoke 1 token" : `Revoke ${tokens.length.toLocaleString("en-GB")} tokens`,
      ...planRevocation(tokens, input.reason),
      warnings: skipped > 0 ? [`${skipped} of these were revoked already and are left alone.`] : [],
      hits: tokens.length,
    };
  },
});
