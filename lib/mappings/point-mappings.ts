import "server-only";
import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { hintOf } from "@/lib/tokens/token.rules";
import { lockToken } from "@/lib/tokens/token.store";
import { keysInWords, refusalOfTarget, sharingWarning } from "./mapping.rules";
import { PointMappingsInput } from "./mapping.schema";
import { countKeysOf, eventsOf, lockMappings, moveMappings, tokenRef } from "./mapping.store";

/**
 * Points mappings to another token of their connector, all in one transaction: the applications' next requests are given that one.
 * Throws `rule_broken` where the token can't be given out or is another connector's.
 */
export const pointMappings = defineOperation({
  id: "mapping.point",
  title: "Point mappings elsewhere",
  roles: ["owner", "admin"],
  input: PointMappingsInput,
  output: z.object({ moved: z.int() }),
  locks: ({ mappingIds, tokenId }) => [tokenId, ...mappingIds],
  async change(tx, ctx, { mappingIds, tokenId }) {
    const mappings = (await lockMappings(tx, mappingIds)).filter((mapping) => mapping.tokenId !== tokenId);
    const token = await lockToken(tx, tokenId);
    if (mappings.length === 0) throw new DomainError("already_done", `They lead to token ${hintOf(token)} already.`);
    const isForeign = mappings.some(({ connectorId }) => connectorId !== token.connectorId);
    const refusal = isForeign
      ? `Token ${hintOf(token)} is for ${token.connectorName}, and a key only leads to tokens of its own app connector`
      : refusalOfTarget(token, ctx.now);
    if (refusal)
      throw new DomainError("rule_broken", `${refusal}. Nothing was changed.`, { fields: { tokenId: refusal } });
    await moveMappings(tx, mappings, token.id, ctx);
    return {
      value: { moved: mappings.length },
      sentence: `Point ${keysInWords(mappings.length)} to token ${hintOf(token)}`,
      audit: eventsOf(mappings, (subject, keys) => ({
        code: "mapping.pointed",
        subject,
        related: { token: tokenRef(token) },
        before: { tokens: [...new Set(mappings.map((mapping) => mapping.tokenId))].sort() },
        after: { keys },
      })),
      hits: mappings.length,
      warnings: sharingWarning(token, await countKeysOf(tx, tokenId)),
    };
  },
});
