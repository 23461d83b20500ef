import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { defineOperation } from "@/lib/gate/operation";
import { RegisterTokenInput } from "./token.schema";
import { destroyTokenText, findByText, keepTokenText, refsOf } from "./token.store";
import { askedFields, dayRefusals, issueWarnings, labelRefusals, type Refusal, refuseFor } from "./token-request.rules";
import { insertToken, loadRequestFacts } from "./token-request.store";

/** Records a token that somebody made by hand in the vendor's console: sealed and fingerprinted, and never shown again here. */
export const registerToken = defineOperation({
  id: "token.register",
  title: "Record a token made by hand",
  roles: ["owner", "admin"],
  input: RegisterTokenInput,
  output: ids("tokenId"),
  locks: (input) => [input.connectorId, input.accountId],
  async change(tx, ctx, { text, ...wish }) {
    const facts = await loadRequestFacts(tx, wish, ctx.now);
    const known = await findByText(tx, text);
    const refusals: Refusal[] = [...labelRefusals(facts), ...dayRefusals(wish.expiresOn, ctx.now)];
    if (known) refusals.push({ field: "text", says: `This token is known already, as ${refsOf(known).token.name}` });
    refuseFor(refusals, `The token of ${facts.userName} can’t be recorded.`);
    const token = await insertToken(tx, wish, { ...ctx, source: "by_hand" });
    const kept = await keepTokenText(tx, token, text, ctx.now);
    if (token.custody === "forget") await destroyTokenText(tx, token.id);
    const { token: subject, account, connector } = refsOf({ ...token, ...kept });
    return {
      value: { tokenId: token.id },
      sentence: `Record token ${subject.name} of ${account.name} for ${connector.name}, made by hand`,
      audit: [{ code: "token.registered", subject, related: { account, connector }, after: askedFields(wish) }],
      touches: { connectors: [connector.id], accounts: [account.id] },
      warnings: issueWarnings(facts),
    };
  },
});
