import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { excludeEndpoints, includeEndpoints, lockConnector, refOf } from "@/lib/connectors/connector.store";
import { DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { planRevocation } from "@/lib/tokens/revocation.rules";
import { lockRevocable, markRevoked } from "@/lib/tokens/revocation.store";
import { refsOf } from "@/lib/tokens/token.store";
import { acceptance } from "./drift.rules";
import type { DriftFact } from "./drift.store";
import type { Settled, SettleMoment } from "./settle.rules";

/** Includes or takes out an endpoint of the connectors on a group, as the vendor shows it; throws `rule_broken` where it can't be told of which. */
export async function acceptEndpoint(tx: Tx, fact: DriftFact, at: SettleMoment): Promise<Settled> {
  const given = (fact.theirs ?? fact.ours) as { kind: string; name: string };
  if (fact.kind === "endpoint.extra") {
    if (!fact.connectorId) throw new DomainError("rule_broken", acceptance(fact).says);
    const connector = await lockConnector(tx, fact.connectorId);
    const [id = ""] = await includeEndpoints(tx, connector, [given], at);
    return {
      audit: [endpointEvent("endpoint.included", connector, { id, ...given })],
      connectors: [connector.id],
    };
  }
  const links = await tx.connectorLink.findMany({ where: { groupId: fact.groupId ?? "", validTo: null } });
  const audit: AuditDraft[] = [];
  for (const { connectorId } of links) {
    const connector = await lockConnector(tx, connectorId);
    const where = { connectorId, kind: given.kind, name: { equals: given.name, mode: "insensitive" as const } };
    const open = await tx.endpoint.findMany({ where: { ...where, validTo: null } });
    const ids = open.map(({ id }) => id);
    await excludeEndpoints(tx, ids, at);
    audit.push(...open.map((endpoint) => endpointEvent("endpoint.excluded", connector, endpoint)));
  }
  return { audit, connectors: links.map(({ connectorId }) => connectorId) };
}

function endpointEvent(
  code: "endpoint.included" | "endpoint.excluded",
  connector: { id: string; name: string },
  { id, kind, name }: { id: string; kind: string; name: string },
): AuditDraft {
  const related = { endpoint: { kind: "endpoint" as const, id, name } };
  return { code, subject: refOf(connector), related, after: { kind, source: "observed" } };
}

/** Makes what the vendor shows of a token what counts here; one that was stopped here is never let in again by this. */
export async function acceptToken(tx: Tx, fact: DriftFact, at: SettleMoment): Promise<Settled> {
  const possible = acceptance(fact);
  if (!possible.can) throw new DomainError("rule_broken", possible.says);
  const [token] = await lockRevocable(tx, [fact.tokenId ?? ""]);
  if (!token) throw new DomainError("not_found");
  const { token: subject, account } = refsOf(token);
  const touched = { accounts: [token.accountId], connectors: [token.connectorId] };
  if (fact.kind === "token.missing") {
    const reason = "The token is gone at the vendor";
    await markRevoked(tx, [token], { ...at, reason });
    return { audit: planRevocation([token], reason).audit, ...touched };
  }
  if (fact.kind === "token.inactive") {
    const block = { subjectKind: "token", subjectId: token.id, source: "observed", openedIn: at.changeId };
    const reason = "Found inactive at the vendor";
    await tx.block.create({ data: { id: newId("block"), ...block, reason, validFrom: at.now } });
    return { audit: [{ code: "token.suspended", subject, related: { account }, after: { reason } }], ...touched };
  }
  const theirs = fact.theirs?.expiresAt;
  const expiresAt = typeof theirs === "string" ? new Date(theirs) : null;
  await tx.token.update({ where: { id: token.id }, data: { expiresAt } });
  const [before, after] = [token.expiresAt, expiresAt].map((end) => ({ "ends at": end?.toISOString() ?? null }));
  return {
    audit: [{ code: "token.expiry_set", subject, related: { account }, before: before ?? {}, after: after ?? {} }],
    ...touched,
  };
}
