import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { planRevocation } from "./revocation.rules";
import { lockRevocable, markRevoked } from "./revocation.store";
import { canRevoke } from "./token.rules";
import { RevokeTokenInput } from "./token.schema";
import { refsOf } from "./token.store";

/** Stops one token here at once and tells the vendor; a second revocation is refused with `already_done`. */
export const revokeToken = defineOperation({
  id: "token.revoke",
  title: "Revoke a token",
  roles: ["owner", "admin", "support"],
  input: RevokeTokenInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  brake: { confirmOver: 25, approveOver: 500 },
  async change(tx, ctx, input) {
    const [token] = await lockRevocable(tx, [input.tokenId]);
    if (!token) throw new DomainError("not_found");
    const { token: subject, account, connector } = refsOf(token);
    if (!canRevoke(token)) throw new DomainError("already_done", `Token ${subject.name} was revoked already.`);
    await markRevoked(tx, [token], { ...ctx, reason: input.reason });
    return {
      value: { tokenId: token.id },
      sentence: `Revoke token ${subject.name} of ${account.name} for ${connector.name}`,
      ...planRevocation([token], input.reason),
      hits: 1,
    };
  },
});
