import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { issueOrder } from "@/lib/tokens/issue-order.store";
import { hintOf } from "@/lib/tokens/token.rules";
import { refsOf, type TokenFacts } from "@/lib/tokens/token.store";
import { askedFields, dayRefusals, issueWarnings, refuseFor, requestRefusals } from "@/lib/tokens/token-request.rules";
import { insertToken, loadRequestFacts, scopeOfToken, type Wish } from "@/lib/tokens/token-request.store";
import { type At, eventsOf, type MappingFacts, promiseKeys, tokenRef } from "./mapping.store";

/** Throws `rule_broken` where a token made for this one's keys could never be given out, because its text wouldn't be kept. */
export function refuseForgetful({ custody, systemName }: TokenFacts): void {
  if (custody !== "forget") return;
  const says = `${systemName} keeps no texts of tokens here, so no application could be given a new one`;
  throw new DomainError("rule_broken", `${says}. Nothing was changed.`);
}

/**
 * Asks for a new token in place of the old one for these keys, which move to it in the transaction that issues it and not before.
 * Throws `rule_broken` with everything that is in the way of the token.
 */
export async function askForKeys(
  tx: Tx,
  old: TokenFacts,
  asked: {
    mappings: readonly MappingFacts[];
    accountId: string;
    label: string;
    purpose: string | null;
    expiresOn: Date | null;
  },
  at: At,
): Promise<{ token: TokenFacts; audit: [AuditDraft, ...AuditDraft[]]; effects: EffectDraft[]; warnings: string[] }> {
  const { mappings, accountId, label, purpose, expiresOn } = asked;
  const { connectorId, owner, id } = old;
  const replacesId = accountId === old.accountId ? id : null;
  const wish: Wish = { accountId, connectorId, label, purpose, owner, expiresOn, replacesId };
  const facts = await loadRequestFacts(tx, wish, at.now);
  refuseFor(
    [...requestRefusals(facts), ...dayRefusals(expiresOn, at.now)],
    `${facts.userName} can’t get a token for ${facts.connectorName} yet.`,
  );
  const scope = await scopeOfToken(tx, old.id);
  const token = await insertToken(tx, wish, { ...at, source: "decided" });
  await promiseKeys(tx, mappings, token.id, at.changeId);
  const { token: subject, account, connector } = refsOf(token);
  return {
    token,
    audit: [
      {
        code: "token.requested",
        subject,
        related: { account, connector, replaces: tokenRef(old) },
        after: askedFields({ ...wish, scope }),
      },
      ...eventsOf(mappings, (application, keys) => ({
        code: "mapping.promised",
        subject: application,
        related: { token: subject, old: tokenRef(old) },
        after: { keys },
      })),
    ],
    effects: [issueOrder(token, scope)],
    warnings: [
      mappings.length === 1
        ? `The key stays on token ${hintOf(old)} until the new one is issued, and moves to it in that moment.`
        : `The keys stay on token ${hintOf(old)} until the new one is issued, and move to it in that moment.`,
      ...issueWarnings(facts),
    ],
  };
}
