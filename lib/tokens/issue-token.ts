import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { profileOf } from "@/lib/upstreams/profiles";
import { issueOrder, scopeRefusals } from "./issue-order.store";
import { IssueTokenInput } from "./token.schema";
import { refsOf } from "./token.store";
import { askedFields, issueWarnings, refuseFor, requestRefusals, spanRefusals } from "./token-request.rules";
import { insertToken, loadRequestFacts } from "./token-request.store";

/**
 * Has a token made in one step: by the vendor's API, or by a person in its console where there is none. Refused with every missing
 * prerequisite named, and where the vendor gives a token only for a one-time password.
 */
export const issueToken = defineOperation({
  id: "token.issue",
  title: "Issue a token",
  roles: ["owner", "admin"],
  input: IssueTokenInput,
  output: ids("tokenId"),
  locks: (input) => [input.connectorId, input.accountId],
  async change(tx, ctx, { scope, ...wish }) {
    const facts = await loadRequestFacts(tx, wish, ctx.now);
    const { vendor, connectorName, userName } = facts;
    if (profileOf(vendor).tokens === "code") {
      throw new DomainError("rule_broken", `${profileOf(vendor).name} gives a token only for a one-time password.`);
    }
    const { connectorId, startsOn, expiresOn } = wish;
    refuseFor(
      [
        ...requestRefusals(facts),
        ...spanRefusals(startsOn, expiresOn, ctx.now),
        ...(await scopeRefusals(tx, { vendor, connectorId, connectorName }, scope)),
      ],
      `${userName} can’t get a token for ${connectorName} yet.`,
    );
    const token = await insertToken(tx, wish, { ...ctx, source: "decided" });
    const { token: subject, account, connector } = refsOf(token);
    return {
      value: { tokenId: token.id },
      sentence: `Issue token ${subject.name} of ${account.name} for ${connector.name}`,
      audit: [
        { code: "token.requested", subject, related: { account, connector }, after: askedFields({ ...wish, scope }) },
      ],
      effects: [issueOrder(token, scope)],
      warnings: issueWarnings(facts),
    };
  },
});
