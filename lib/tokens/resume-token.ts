import "server-only";
import { BLOCK_BRAKE, blockFields, checkCanUnblock } from "@/lib/blocks/block.rules";
import { closeBlock, findOpenBlock } from "@/lib/blocks/block.store";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { lifeOrder, lifeRefsOf, lockStanding } from "./standing-token.store";
import { ResumeTokenInput } from "./token.schema";
import { refsOf } from "./token.store";

/** Lets a suspended token work again, here and at the vendor; refused while it is not suspended. */
export const resumeToken = defineOperation({
  id: "token.resume",
  title: "Let a suspended token work again",
  roles: ["owner", "admin"],
  input: ResumeTokenInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  brake: BLOCK_BRAKE,
  async change(tx, ctx, { tokenId }) {
    const token = await lockStanding(tx, tokenId);
    const { token: subject, account, connector } = refsOf(token);
    const current = await findOpenBlock(tx, token.id);
    checkCanUnblock(`Token ${subject.name}`, current);
    await closeBlock(tx, token.id, ctx);
    return {
      value: { tokenId: token.id },
      sentence: `Let token ${subject.name} of ${account.name} work again for ${connector.name}`,
      audit: [
        {
          code: "token.unsuspended",
          subject,
          related: { account, connector },
          before: blockFields(current),
          after: { blocked: false },
        },
      ],
      effects: [lifeOrder(token, { type: "token.resume.v1", ...lifeRefsOf(token, token.expiresAt) })],
      touches: { connectors: [connector.id], accounts: [account.id] },
    };
  },
});
