import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { profileOf } from "@/lib/upstreams/profiles";
import { issueOrder } from "./issue-order.store";
import { RequestTokenInput } from "./token.schema";
import { refsOf } from "./token.store";
import { askedFields, dayRefusals, refuseFor, requestRefusals, requestWarnings } from "./token-request.rules";
import { insertToken, loadRequestFacts } from "./token-request.store";

/** Asks the vendor to mail a member the one-time password for a token; refused with every missing prerequisite named. */
export const requestToken = defineOperation({
  id: "token.request",
  title: "Ask for a token",
  roles: ["owner", "admin"],
  input: RequestTokenInput,
  output: ids("tokenId"),
  locks: (input) => [input.connectorId, input.accountId],
  async change(tx, ctx, input) {
    const facts = await loadRequestFacts(tx, input, ctx.now);
    const { tokens, name } = profileOf(facts.vendor);
    if (tokens !== "code") {
      throw new DomainError("rule_broken", `${name} mails no one-time password for a token: issue it in one step.`);
    }
    const refusals = [...requestRefusals(facts), ...dayRefusals(input.expiresOn, ctx.now)];
    refuseFor(refusals, `${facts.userName} can’t get a token for ${facts.connectorName} yet.`);
    const token = await insertToken(tx, input, { ...ctx, source: "decided" });
    const { token: subject, account, connector } = refsOf(token);
    return {
      value: { tokenId: token.id },
      sentence: `Ask for token ${subject.name} of ${account.name} for ${connector.name}`,
      audit: [
        {
          code: "token.requested",
          subject,
          related: { account, connector },
          after: askedFields(input),
        },
      ],
      effects: [issueOrder(token, [])],
      warnings: requestWarnings(facts),
    };
  },
});
