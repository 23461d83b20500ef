import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { hintOf } from "@/lib/tokens/token.rules";
import { lockToken } from "@/lib/tokens/token.store";
import { keysInWords } from "./mapping.rules";
import { SplitTokenInput } from "./mapping.schema";
import { lockMappings } from "./mapping.store";
import { askForKeys, refuseForgetful } from "./promised-token.store";

/**
 * Splits a shared token: has a new one made, of the same account or another of its system, and moves just the chosen keys to it once it
 * is issued. The others stay. Throws `rule_broken` where a chosen key isn't on the token, or none would stay.
 */
export const splitToken = defineOperation({
  id: "mapping.split",
  title: "Split a shared token",
  roles: ["owner", "admin"],
  input: SplitTokenInput,
  output: ids("tokenId").extend({ moving: z.int() }),
  locks: ({ tokenId, mappingIds }) => [tokenId, ...mappingIds],
  async change(tx, ctx, { tokenId, mappingIds, accountId, label, purpose, expiresOn }) {
    const old = await lockToken(tx, tokenId);
    refuseForgetful(old);
    const mappings = await lockMappings(tx, mappingIds);
    const stranger = mappings.find((mapping) => mapping.tokenId !== old.id);
    if (stranger) {
      const says = `${stranger.externalKey} doesn’t ride on token ${hintOf(old)}`;
      throw new DomainError("rule_broken", `${says}. Nothing was changed.`, { fields: { mappingIds: says } });
    }
    const asked = { mappings, accountId: accountId ?? old.accountId, label, purpose, expiresOn };
    const { token, audit, effects, warnings } = await askForKeys(tx, old, asked, ctx);
    return {
      value: { tokenId: token.id, moving: mappings.length },
      sentence: `Split ${keysInWords(mappings.length)} off token ${hintOf(old)} to a token of ${mappings.length === 1 ? "its" : "their"} own, ${hintOf(token)}`,
      audit,
      effects,
      hits: mappings.length,
      warnings,
    };
  },
});
