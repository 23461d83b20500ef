import "server-only";
import { BLOCK_BRAKE, blockFields, checkCanBlock } from "@/lib/blocks/block.rules";
import { findOpenBlock, openBlock } from "@/lib/blocks/block.store";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { lifeOrder, lifeRefsOf, lockStanding } from "./standing-token.store";
import { SuspendTokenInput } from "./token.schema";
import { refsOf } from "./token.store";

/** Stops one token until it is let work again, here and at the vendor; refused with the vendor's own reason where it can't be. */
export const suspendToken = defineOperation({
  id: "token.suspend",
  title: "Suspend a token",
  roles: ["owner", "admin", "support"],
  input: SuspendTokenInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { tokenId, reason }) {
    const token = await lockStanding(tx, tokenId);
    const { token: subject, account, connector } = refsOf(token);
    checkCanBlock(`Token ${subject.name}`, await findOpenBlock(tx, token.id), null, ctx.now);
    await openBlock(tx, { kind: "token", id: token.id }, { reason, until: null }, ctx);
    return {
      value: { tokenId: token.id },
      sentence: `Suspend token ${subject.name} of ${account.name} for ${connector.name}`,
      audit: [
        {
          code: "token.suspended",
          subject,
          related: { account, connector },
          before: { blocked: false },
          after: blockFields({ reason, until: null }),
        },
      ],
      effects: [lifeOrder(token, { type: "token.suspend.v1", ...lifeRefsOf(token, token.expiresAt) })],
      touches: { connectors: [connector.id], accounts: [account.id] },
      hits: 1,
    };
  },
});
