import type { AuditDraft } from "@/lib/audit/audit.events";
import type { Touches } from "@/lib/gate/operation";
import type { EffectDraft } from "@/lib/outbox/outbox.store";

export type SettleMoment = { now: Date; changeId: string };

/** What settling one difference did: its events, its orders, and whose access it may alter. */
export type Settled = {
  audit: readonly AuditDraft[];
  effects?: readonly EffectDraft[];
  accounts?: readonly string[];
  groups?: readonly string[];
  connectors?: readonly string[];
};

/** The access that several settled differences may alter together. */
export function touchedBy(settled: readonly Settled[]): Touches {
  const all = (pick: (one: Settled) => readonly string[] | undefined) => [
    ...new Set(settled.flatMap((one) => pick(one) ?? [])),
  ];
  const [accounts, groups, connectors] = [
    all((one) => one.accounts),
    all((one) => one.groups),
    all((one) => one.connectors),
  ];
  return { accounts, groups, connectors };
}

const NAMED = 20;

/** Sentences for an audit event: the first twenty, and how many more. */
export function toldOf(sentences: readonly string[]): string[] {
  const more = sentences.length - NAMED;
  return more > 0 ? [...sentences.slice(0, NAMED), `and ${more} more`] : [...sentences];
}
