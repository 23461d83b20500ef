import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { lifeOrder, lifeRefsOf, lockStanding } from "./standing-token.store";
import { SetTokenExpiryInput } from "./token.schema";
import { refsOf } from "./token.store";
import { dayRefusals, refuseFor } from "./token-request.rules";

/** Sets the last day of a token that stands, or takes it away; refused with the vendor's own reason where it can't be set. */
export const setTokenExpiry = defineOperation({
  id: "token.set_expiry",
  title: "Set the end of a token",
  roles: ["owner", "admin"],
  input: SetTokenExpiryInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  async change(tx, ctx, { tokenId, expiresOn }) {
    const token = await lockStanding(tx, tokenId);
    const { token: subject, account, connector } = refsOf(token);
    refuseFor(dayRefusals(expiresOn, ctx.now), `The end of token ${subject.name} can’t be set so.`);
    const [before, after] = [token.expiresAt?.toISOString() ?? null, expiresOn?.toISOString() ?? null];
    if (before === after) throw new DomainError("already_done", `Token ${subject.name} ends so already.`);
    await tx.token.update({ where: { id: token.id }, data: { expiresAt: expiresOn } });
    const end = expiresOn ? `end on ${after?.slice(0, 10)}` : "live without an end";
    return {
      value: { tokenId: token.id },
      sentence: `Let token ${subject.name} of ${account.name} ${end}`,
      audit: [
        {
          code: "token.expiry_set",
          subject,
          related: { account, connector },
          before: { expires_at: before },
          after: { expires_at: after },
        },
      ],
      effects: [lifeOrder(token, { type: "token.set_expiry.v1", ...lifeRefsOf(token, expiresOn) })],
      touches: { connectors: [connector.id], accounts: [account.id] },
    };
  },
});
