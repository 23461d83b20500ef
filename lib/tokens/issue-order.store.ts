import "server-only";
import { openEndpoints } from "@/lib/connectors/connector.store";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { EndpointRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { type TokenFacts, vendorRefsOf } from "./token.store";
import type { Refusal } from "./token-request.rules";

/** What is wrong with the scope that a token is to have: it has to lie within what its connector may call. */
export async function scopeRefusals(
  tx: Tx,
  at: { vendor: string; connectorId: string; connectorName: string },
  scope: readonly EndpointRef[],
): Promise<Refusal[]> {
  if (scope.length === 0) return [];
  if (!profileOf(at.vendor).tokenScope) {
    const says = `A token of ${profileOf(at.vendor).name} opens all that its connector may call; it can’t be narrowed`;
    return [{ field: "scope", says }];
  }
  const keyOf = ({ kind, name }: EndpointRef) => `${kind} ${name.toLowerCase()}`;
  const callable = new Set((await openEndpoints(tx, at.connectorId)).map(keyOf));
  const beyond = scope.filter((endpoint) => !callable.has(keyOf(endpoint))).map(({ name }) => name);
  return beyond.length > 0 ? [{ field: "scope", says: `${at.connectorName} may not call ${beyond.join(", ")}` }] : [];
}

/** The order by which a vendor gives this token: it mails a one-time password, issues it in one step, or a person makes it there. */
export function issueOrder(token: TokenFacts, scope: readonly EndpointRef[]): EffectDraft {
  const { id, accountId, groupId, systemId, label, validFrom, expiresAt } = token;
  const refs = { ...vendorRefsOf(token), tokenId: id };
  const { tokens, groups } = profileOf(token.vendor);
  return {
    systemId,
    effect:
      tokens === "code"
        ? { type: "token.request_code.v1", ...refs }
        : {
            type: "token.issue.v1",
            ...refs,
            label,
            scope: scope.map(({ kind, name }) => ({ kind, name })),
            validFrom: validFrom?.toISOString() ?? null,
            expiresAt: expiresAt?.toISOString() ?? null,
          },
    subject: { kind: "token", id },
    needs: [accountId, ...(groupId && groups === "itself" ? [groupId] : [])],
  };
}
