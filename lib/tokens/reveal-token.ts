import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { formatMoment } from "@/lib/core/time";
import { defineOperation } from "@/lib/gate/operation";
import { openSecret } from "@/lib/vault/vault";
import { TokenIdInput } from "./token.schema";
import { destroyTokenText, lockToken, refsOf, whoRevealed } from "./token.store";

/** Gives out the text of an issued token, once; a second time is refused with who saw it and when. */
export const revealToken = defineOperation({
  id: "token.reveal",
  title: "Show a token once",
  roles: ["owner", "admin"],
  input: TokenIdInput,
  output: ids("text", "shownAt"),
  locks: (input) => [input.tokenId],
  keepsAnswer: false,
  async change(tx, ctx, input) {
    const token = await lockToken(tx, input.tokenId);
    const { token: subject, account } = refsOf(token);
    if (token.revokedAt) throw new DomainError("rule_broken", `Token ${subject.name} is revoked and is not shown.`);
    if (!token.issuedAt) throw new DomainError("rule_broken", `Token ${subject.name} is not issued yet.`);
    if (token.source === "by_hand")
      throw new DomainError("rule_broken", `Token ${subject.name} was recorded by hand: it is kept, and never shown.`);
    if (token.revealedAt) {
      const who = (await whoRevealed(tx, token.id)) ?? "somebody";
      const when = `${formatMoment(token.revealedAt)} UTC`;
      throw new DomainError(
        "already_done",
        `Token ${subject.name} was shown to ${who} on ${when}. It is shown only once.`,
        {
          next: "If it was not stored, revoke it and issue a new one.",
        },
      );
    }
    if (!token.secretId) throw new DomainError("rule_broken", `The text of token ${subject.name} is not kept here.`);
    const text = await openSecret(tx, token.secretId, { table: "token", rowId: token.id, field: "text" });
    await tx.token.update({ where: { id: token.id }, data: { revealedAt: ctx.now } });
    if (token.custody === "forget") await destroyTokenText(tx, token.id);
    return {
      value: { text: text.trim(), shownAt: ctx.now.toISOString() },
      sentence: `Show token ${subject.name} of ${account.name} once`,
      audit: [{ code: "token.revealed", subject, related: { account } }],
    };
  },
});
