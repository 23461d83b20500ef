import type { Impact, ImpactPair } from "@/lib/access/impact.rules";
import type { AuditDraft, FieldValue, Ref } from "@/lib/audit/audit.events";
import type { Json } from "@/lib/audit/canonical";
import { type ChainedEvent, chainMoment, personalDigest } from "@/lib/audit/chain";
import type { Actor, Door } from "@/lib/core/actor";
import { scrub } from "@/lib/log";

/** What all events of one act share: who, through which door, under which request, why, and how it ended. */
export type AuditEnvelope = Readonly<{
  at: Date;
  actor: Actor;
  door: Door;
  operation: string;
  changeId: string | null;
  commandId: string | null;
  requestId: string;
  reason: string | null;
  ticket: string | null;
  note: string | null;
  outcome: "done" | "denied" | "failed";
}>;

/** What is hashed of an event besides its columns: ids, codes, names of fields, counts; nothing about a person. */
export type AuditBody = Readonly<{
  related: Readonly<Record<string, { kind: string; id: string }>>;
  fields: readonly string[];
  impact: null | {
    gained: number;
    lost: number;
    people: number;
    gainedPairs: readonly (readonly string[])[];
    lostPairs: readonly (readonly string[])[];
  };
  personalDigest: string;
}>;

/** What can be erased: names at the time, values before and after, words of people. */
export type AuditPersonal = Readonly<{
  actor: string;
  subject: string;
  related: Readonly<Record<string, string>>;
  before: Readonly<Record<string, FieldValue>>;
  after: Readonly<Record<string, FieldValue>>;
  reason: string | null;
  ticket: string | null;
  note: string | null;
  /** User and connector by name, in the order of the body's pairs. */
  gained: readonly (readonly [string, string])[];
  lost: readonly (readonly [string, string])[];
}>;

export type EventParts = Readonly<{ event: ChainedEvent; personal: AuditPersonal; salt: string }>;

/** An event taken apart into what is chained for ever and what can be erased; a secret's shape is cut out of every text. */
export function takeApart(
  envelope: AuditEnvelope,
  draft: AuditDraft,
  place: { seq: number; id: string; salt: string },
  impact: Impact | undefined,
): EventParts {
  const personal = cleaned(personalOf(envelope, draft, impact)) as AuditPersonal;
  const body = bodyOf(draft, impact, personalDigest(place.salt, personal));
  const { actor, door, operation, changeId, commandId, requestId, outcome } = envelope;
  const event = {
    seq: place.seq,
    id: place.id,
    at: chainMoment(envelope.at),
    code: draft.code,
    outcome,
    actorKind: actor.kind,
    actorId: actor.id,
    door,
    operation,
    changeId,
    commandId,
    requestId,
    subjectKind: draft.subject.kind,
    subjectId: draft.subject.id,
    relatedIds: [...new Set(relatedOf(draft).map(([, ref]) => ref.id))],
    body,
  };
  return { event: cleaned(event) as ChainedEvent, personal, salt: place.salt };
}

function bodyOf(draft: AuditDraft, impact: Impact | undefined, digest: string): AuditBody {
  const fields = new Set([...Object.keys(draft.before ?? {}), ...Object.keys(draft.after ?? {})]);
  const ids = ({ accountId, userId, connectorId }: ImpactPair) => [accountId, userId, connectorId];
  return {
    related: Object.fromEntries(relatedOf(draft).map(([hole, { kind, id }]) => [hole, { kind, id }])),
    fields: [...fields].sort(),
    impact: impact
      ? {
          gained: impact.gained,
          lost: impact.lost,
          people: impact.people,
          gainedPairs: impact.gainedPairs.map(ids),
          lostPairs: impact.lostPairs.map(ids),
        }
      : null,
    personalDigest: digest,
  };
}

function personalOf(envelope: AuditEnvelope, draft: AuditDraft, impact: Impact | undefined): AuditPersonal {
  const names = ({ userName, connectorName }: ImpactPair): [string, string] => [userName, connectorName];
  return {
    actor: envelope.actor.name,
    subject: draft.subject.name,
    related: Object.fromEntries(relatedOf(draft).map(([hole, { name }]) => [hole, name])),
    before: { ...draft.before },
    after: { ...draft.after },
    reason: envelope.reason,
    ticket: envelope.ticket,
    note: envelope.note,
    gained: impact?.gainedPairs.map(names) ?? [],
    lost: impact?.lostPairs.map(names) ?? [],
  };
}

function relatedOf(draft: AuditDraft): [string, Ref][] {
  return Object.entries((draft.related ?? {}) as Readonly<Record<string, Ref>>);
}

// PostgreSQL can't hold U+0000 nor half a surrogate pair; what is hashed must be what comes back. All else stays as it is.
function cleaned(value: Json): Json {
  if (typeof value === "string")
    return scrub(value)
      .replaceAll("\0", "\u2400")
      .replace(/\p{Surrogate}/gu, "\ufffd");
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(cleaned);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [cleaned(name), cleaned(entry as Json)] as [string, Json]),
  );
}
