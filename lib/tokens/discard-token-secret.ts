import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { TokenIdInput } from "./token.schema";
import { destroyTokenText, lockToken, refsOf } from "./token.store";

/** Destroys the text that is kept of a token; from then on its revocation is a hand task. Refused where no text is kept. */
export const discardTokenSecret = defineOperation({
  id: "token.discard_secret",
  title: "Discard the text of a token",
  roles: ["owner", "admin"],
  input: TokenIdInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  async change(tx, _ctx, input) {
    const token = await lockToken(tx, input.tokenId);
    const { token: subject, account } = refsOf(token);
    if (!token.secretId) throw new DomainError("already_done", `The text of token ${subject.name} is not kept here.`);
    if (token.revokedAt) {
      throw new DomainError(
        "rule_broken",
        `Token ${subject.name} is revoked; its text goes once the vendor has confirmed it.`,
      );
    }
    await destroyTokenText(tx, token.id);
    return {
      value: { tokenId: token.id },
      sentence: `Discard the text of token ${subject.name} of ${account.name}`,
      audit: [{ code: "token.secret_discarded", subject, related: { account } }],
      warnings: [
        `Token ${subject.name} goes on working. ${token.systemName} deletes a token by its full text only, so a later revocation becomes a hand task.`,
      ],
    };
  },
});
