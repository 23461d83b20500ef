import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import { driftSentence } from "./drift.rules";
import { type DriftFact, type DriftName, findDrift } from "./drift.store";
import { toldOf } from "./settle.rules";

/** The named differences that are still there; throws `already_done` where none is. */
export async function standingDrift(tx: Tx, names: readonly DriftName[]): Promise<[DriftFact, ...DriftFact[]]> {
  const [first, ...rest] = await findDrift(tx, names);
  if (first) return [first, ...rest];
  throw new DomainError("already_done", "There is no difference any more. Nothing was changed.");
}

/** One event a system that says which differences were settled how. */
export function settledEvents(
  code: "drift.accepted" | "drift.restored" | "drift.ignored",
  facts: readonly [DriftFact, ...DriftFact[]],
  more: Readonly<Record<string, string>> = {},
): [AuditDraft, ...AuditDraft[]] {
  const [first, ...rest] = [...new Set(facts.map(({ systemId }) => systemId))].map((systemId): AuditDraft => {
    const own = facts.filter((fact) => fact.systemId === systemId);
    const subject = { kind: "system" as const, id: systemId, name: own[0]?.systemName ?? systemId };
    return { code, subject, after: { differences: own.length, what: toldOf(own.map(driftSentence)), ...more } };
  });
  if (!first) throw new DomainError("already_done");
  return [first, ...rest];
}

/** What a change of these differences is called: the difference itself, or how many. */
export function settledSentence(verb: string, facts: readonly DriftFact[]): string {
  const [only] = facts;
  return facts.length === 1 && only
    ? `${verb}: ${driftSentence(only)} (${only.systemName})`
    : `${verb}: ${facts.length} differences`;
}
