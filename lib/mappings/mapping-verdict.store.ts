import "server-only";
import { judge } from "@/lib/access/access.rules";
import { readPairFacts } from "@/lib/access/pair-facts.store";
import type { Verdict } from "@/lib/access/verdict.rules";
import type { Tx } from "@/lib/db/client";

export type TokenPair = { tokenId: string; userId: string; accountId: string; connectorId: string };

/**
 * What each token's account can do on its connector with this very token, by the token's id; two statements however many there are.
 * Another token of the same account makes none of its lights green.
 */
export async function readVerdicts(
  tx: Tx,
  tokens: readonly TokenPair[],
  at: Date,
): Promise<ReadonlyMap<string, Verdict>> {
  const pairs = [...new Map(tokens.map((token) => [token.tokenId, token])).values()];
  const facts = await readPairFacts(tx, pairs, at);
  return new Map(
    facts.flatMap((one) =>
      one.tokens
        .filter(({ id }) => pairs.some(({ tokenId }) => tokenId === id))
        .map((own) => [own.id, judge({ ...one, tokens: [own] }, at)] as const),
    ),
  );
}
