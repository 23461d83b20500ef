import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { hintOf } from "@/lib/tokens/token.rules";
import { lockToken } from "@/lib/tokens/token.store";
import { keysInWords } from "./mapping.rules";
import { RotateMappedTokenInput } from "./mapping.schema";
import { lockMappingsOf } from "./mapping.store";
import { askForKeys, refuseForgetful } from "./promised-token.store";

/**
 * Rotates a token behind its mappings: has a new one made for the same account and moves every key to it in the transaction that issues
 * it, so that no application notices. The old one is left to lapse, or to be revoked by an act of its own.
 */
export const rotateMappedToken = defineOperation({
  id: "mapping.rotate",
  title: "Rotate the token behind mappings",
  roles: ["owner", "admin"],
  input: RotateMappedTokenInput,
  output: ids("tokenId", "replacesId").extend({ moving: z.int() }),
  locks: ({ tokenId }) => [tokenId],
  async change(tx, ctx, { tokenId, label, expiresOn }) {
    const old = await lockToken(tx, tokenId);
    refuseForgetful(old);
    const mappings = await lockMappingsOf(tx, old.id);
    if (mappings.length === 0) {
      throw new DomainError("rule_broken", `No key rides on token ${hintOf(old)}. Replace it under Tokens.`);
    }
    const asked = { mappings, accountId: old.accountId, label, purpose: old.purpose, expiresOn };
    const { token, audit, effects, warnings } = await askForKeys(tx, old, asked, ctx);
    const end = old.expiresAt ? `lapses on ${old.expiresAt.toISOString().slice(0, 10)}` : "has no end of its own";
    return {
      value: { tokenId: token.id, replacesId: old.id, moving: mappings.length },
      sentence: `Rotate token ${hintOf(old)} behind ${keysInWords(mappings.length)}`,
      audit,
      effects,
      hits: mappings.length,
      warnings: [...warnings, `Token ${hintOf(old)} ${end}; revoke it once no key rides on it any more.`],
    };
  },
});
