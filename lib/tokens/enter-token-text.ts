import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { keepPromises } from "@/lib/mappings/mapping.store";
import { EnterTokenTextInput } from "./token.schema";
import { destroyTokenText, findByText, keepTokenText, lockToken, refsOf } from "./token.store";
import { askedFields } from "./token-request.rules";

/**
 * Takes the text of a token that was asked for and that a person then made in the vendor's console: sealed and fingerprinted, and never
 * shown again here. Keys that were promised to the token move to it. Throws `already_done` once it is issued or revoked, `rule_broken` for a text that is known already.
 */
export const enterTokenText = defineOperation({
  id: "token.enter_text",
  title: "Enter the text of a token made by hand",
  roles: ["owner", "admin"],
  input: EnterTokenTextInput,
  output: ids("tokenId"),
  locks: (input) => [input.tokenId],
  async change(tx, ctx, { tokenId, text }) {
    const token = await lockToken(tx, tokenId);
    const { name } = refsOf(token).token;
    if (token.revokedAt) throw new DomainError("already_done", `The request for token ${name} was withdrawn.`);
    if (token.issuedAt) throw new DomainError("already_done", `Token ${name} is issued already.`);
    const known = await findByText(tx, text);
    if (known) {
      const says = `This token is known already, as ${refsOf(known).token.name}`;
      throw new DomainError("rule_broken", `${says}. Nothing was changed.`, { fields: { text: says } });
    }
    await tx.token.update({ where: { id: token.id }, data: { source: "by_hand" } });
    const kept = await keepTokenText(tx, token, text, ctx.now);
    if (token.custody === "forget") await destroyTokenText(tx, token.id);
    const { token: subject, account, connector } = refsOf({ ...token, ...kept });
    const { label, purpose, owner, expiresAt: expiresOn } = token;
    const moved = token.custody === "forget" ? [] : await keepPromises(tx, subject, ctx);
    return {
      value: { tokenId: token.id },
      sentence: `Record token ${subject.name} of ${account.name} for ${connector.name}, made by hand`,
      audit: [
        {
          code: "token.registered",
          subject,
          related: { account, connector },
          after: askedFields({ label, purpose, owner, expiresOn }),
        },
        ...moved,
      ],
      touches: { connectors: [connector.id], accounts: [account.id] },
    };
  },
});
