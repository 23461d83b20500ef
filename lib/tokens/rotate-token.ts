import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { issueOrder, scopeRefusals } from "./issue-order.store";
import { RotateTokenInput } from "./token.schema";
import { lockToken, refsOf } from "./token.store";
import { askedFields, dayRefusals, issueWarnings, refuseFor, requestRefusals } from "./token-request.rules";
import { insertToken, loadRequestFacts, scopeOfToken } from "./token-request.store";

/**
 * Has a new token made beside one that stands, for the same account and connector; both work until the old one is revoked by an act of
 * its own. The way to another scope, where a token's scope can't be changed. Throws `rule_broken` for one that isn't issued or was revoked.
 */
export const rotateToken = defineOperation({
  id: "token.rotate",
  title: "Replace a token",
  roles: ["owner", "admin"],
  input: RotateTokenInput,
  output: ids("tokenId", "replacesId"),
  locks: (input) => [input.tokenId],
  async change(tx, ctx, { tokenId, label, expiresOn, scope: asked }) {
    const old = await lockToken(tx, tokenId);
    const replaces = refsOf(old).token;
    if (old.issuedAt === null || old.revokedAt !== null) {
      throw new DomainError("rule_broken", `Token ${replaces.name} doesn’t work, so there is nothing to replace.`);
    }
    const scope = asked ?? (await scopeOfToken(tx, old.id));
    const { accountId, connectorId, purpose, owner, id: replacesId } = old;
    const wish = { accountId, connectorId, label, purpose, owner, expiresOn, replacesId };
    const facts = await loadRequestFacts(tx, wish, ctx.now);
    refuseFor(
      [...requestRefusals(facts), ...dayRefusals(expiresOn, ctx.now), ...(await scopeRefusals(tx, old, scope))],
      `Token ${replaces.name} of ${facts.userName} can’t be replaced yet.`,
    );
    const token = await insertToken(tx, wish, { ...ctx, source: "decided" });
    const { token: subject, account, connector } = refsOf(token);
    return {
      value: { tokenId: token.id, replacesId },
      sentence: `Replace token ${replaces.name} of ${account.name} for ${connector.name} by ${subject.name}`,
      audit: [
        {
          code: "token.requested",
          subject,
          related: { account, connector, replaces },
          after: askedFields({ ...wish, scope }),
        },
      ],
      effects: [issueOrder(token, scope)],
      warnings: [
        `Token ${replaces.name} goes on working. Put the new one in its place, see that it is used, then revoke the old one.`,
        ...issueWarnings(facts),
      ],
    };
  },
});
