import "server-only";
import { defineOperation } from "@/lib/gate/operation";
import { RequestTokenInput } from "./token.schema";
import { refsOf, vendorRefsOf } from "./token.store";
import { askedFields, dayRefusals, refuseFor, requestRefusals, requestWarnings } from "./token-request.rules";
import { insertToken, loadRequestFacts } from "./token-request.store";

/** Asks the vendor to mail a member the one-time password for a token; refused with every missing prerequisite named. */
export const requestToken = defineOperation({
  id: "token.request",
  title: "Ask for a token",
  roles: ["owner", "admin"],
  input: RequestTokenInput,
  locks: (input) => [input.connectorId, input.accountId],
  async change(tx, ctx, input) {
    const facts = await loadRequestFacts(tx, input, ctx.now);
    const refusals = [...requestRefusals(facts), ...dayRefusals(input.expiresOn, ctx.now)];
    refuseFor(refusals, `${facts.userName} can’t get a token for ${facts.connectorName} yet.`);
    const token = await insertToken(tx, input, { ...ctx, source: "decided" });
    const { token: subject, account, connector } = refsOf(token);
    const effect = { type: "token.request_code.v1" as const, ...vendorRefsOf(token), tokenId: token.id };
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
      effects: [{ systemId: token.systemId, effect, subject: { kind: "token", id: token.id } }],
      warnings: requestWarnings(facts),
    };
  },
});
