import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { planRevocation } from "./revocation.rules";
import { lockRevocable, markRevoked } from "./revocation.store";
import { canRevoke } from "./token.rules";
import { RevokeLeakedTokenInput } from "./token.schema";
import { findByText, refsOf } from "./token.store";

/** Finds a pasted token by its fingerprint and revokes it; what was pasted is neither stored nor logged. Unknown is `not_found`, in words. */
export const revokeLeakedToken = defineOperation({
  id: "token.revoke_leaked",
  title: "Revoke a leaked token",
  roles: ["owner", "admin", "support"],
  input: RevokeLeakedTokenInput,
  output: ids("tokenId", "name", "userName", "connectorName"),
  // Which token it is, is known only after looking; its row is locked then, as every revocation locks it.
  locks: () => [],
  async change(tx, ctx, input) {
    const known = await findByText(tx, input.text);
    const [token] = known ? await lockRevocable(tx, [known.id]) : [];
    if (!token) throw new DomainError("not_found", UNKNOWN, { next: NEXT });
    const { token: subject, account, connector } = refsOf(token);
    if (!canRevoke(token)) {
      const says = `This is token ${subject.name} of ${account.name} for ${connector.name}, and it was revoked already.`;
      throw new DomainError("already_done", says, { facts: { tokenId: token.id } });
    }
    await markRevoked(tx, [token], { ...ctx, reason: input.reason });
    return {
      value: { tokenId: token.id, name: subject.name, userName: account.name, connectorName: connector.name },
      sentence: `Revoke leaked token ${subject.name} of ${account.name} for ${connector.name}`,
      ...planRevocation([token], input.reason),
      hits: 1,
    };
  },
});

const UNKNOWN = "Gatehouse does not know this token, so nothing was revoked. It may still work at the vendor.";
const NEXT =
  "Look for it in the vendor’s console by its label and last use. Block the app connector or the person meanwhile if you can tell which it is.";
