import "server-only";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { planRevocation } from "@/lib/tokens/revocation.rules";
import { lockRevocable } from "@/lib/tokens/revocation.store";
import { hintOf } from "@/lib/tokens/token.rules";
import { lockAccount } from "@/lib/users/user.store";
import { restoration } from "./drift.rules";
import type { DriftFact } from "./drift.store";
import { unknownSubjectOf } from "./drift-parts.store";
import { personOf } from "./restore-users.store";

/** The order that includes an endpoint at the vendor again, or takes out one that no connector on the group includes here. */
export async function restoreEndpoint(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const { kind, name } = (fact.theirs ?? fact.ours) as { kind: string; name: string };
  const link = await tx.connectorLink.findFirst({
    where: {
      groupId: fact.groupId ?? "",
      validTo: null,
      ...(fact.connectorId ? { connectorId: fact.connectorId } : {}),
    },
    orderBy: { connectorId: "asc" },
  });
  const connector = link && (await tx.connector.findUnique({ where: { id: link.connectorId } }));
  if (!connector) throw new DomainError("not_found");
  const type = fact.kind === "endpoint.extra" ? ("connector.exclude.v1" as const) : ("connector.include.v1" as const);
  return [
    {
      systemId: fact.systemId,
      effect: { type, connector: { name: connector.name }, endpoints: [{ kind, name }] },
      subject: { kind: "connector", id: connector.id },
      // A group that was restored just now has to be there first.
      needs: [fact.groupId ?? ""],
      isUrgent: fact.kind === "endpoint.extra",
    },
  ];
}

/** The order that makes a token at the vendor what was decided here; one that is gone can't be made again. */
export async function restoreToken(tx: Tx, fact: DriftFact): Promise<EffectDraft[]> {
  const possible = restoration(fact);
  if (!possible.can) throw new DomainError("rule_broken", possible.says);
  const { systemId } = fact;
  if (fact.kind === "token.unknown") {
    const { ref, scope } = fact.theirs as { ref: string | null; scope: string | null };
    const person = await personOf(tx, await lockAccount(tx, fact.accountId ?? ""));
    const id = unknownSubjectOf(fact);
    const named = {
      tokenId: id,
      label: ref ?? "unknown",
      hint: ref ? `with the id ${ref}` : "unknown",
      isHeld: false,
      ref,
    };
    const effect = {
      type: "token.revoke.v1" as const,
      connector: { name: scope ?? "an unknown connector" },
      person,
      ...named,
    };
    return [{ systemId, effect, subject: { kind: "token", id }, isUrgent: true }];
  }
  const [token] = await lockRevocable(tx, [fact.tokenId ?? ""]);
  if (!token) throw new DomainError("not_found");
  if (token.revokedAt) return planRevocation([token], "").effects;
  const { remoteRef: ref } = await tx.token.findUniqueOrThrow({ where: { id: token.id } });
  const person = { remoteId: token.userCode, name: token.userName, email: token.email };
  const connector = { name: token.connectorName };
  const expiresAt = token.expiresAt?.toISOString() ?? null;
  const type =
    fact.kind === "token.inactive"
      ? ("token.resume.v1" as const)
      : fact.kind === "token.expiry"
        ? ("token.set_expiry.v1" as const)
        : ("token.suspend.v1" as const);
  const standing = { tokenId: token.id, label: token.label, hint: hintOf(token), isHeld: token.secretId !== null, ref };
  return [
    {
      systemId,
      effect: { type, connector, person, expiresAt, ...standing },
      subject: { kind: "token", id: token.id },
      isUrgent: type === "token.suspend.v1",
      ...(token.secretId ? { secretId: token.secretId } : {}),
    },
  ];
}
