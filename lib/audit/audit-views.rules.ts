import {
  AUDIT_EVENTS,
  type AuditCode,
  type FieldValue,
  type SentencePart,
  sentenceParts,
} from "@/lib/audit/audit.events";
import type { AuditBody, AuditPersonal } from "@/lib/audit/event-parts";

/** What stands where a person's text was erased. */
export const ERASED = "erased";

/** A thing an event names, with its name at the time. */
export type NamedThing = { kind: string; id: string; name: string };

export type AuditRow = {
  seq: number;
  id: string;
  at: Date;
  code: string;
  outcome: "done" | "denied" | "failed";
  actor: NamedThing;
  subject: NamedThing | null;
  door: string;
  operation: string;
  changeId: string | null;
  reason: string | null;
  isErased: boolean;
  sentence: SentencePart[];
};

export type AuditFieldChange = { field: string; before: FieldValue | undefined; after: FieldValue | undefined };
export type AuditPair = { userId: string; userName: string; connectorId: string; connectorName: string };

export type AuditDetail = AuditRow & {
  requestId: string;
  commandId: string | null;
  ticket: string | null;
  note: string | null;
  related: (NamedThing & { role: string })[];
  fields: AuditFieldChange[];
  impact: { gained: number; lost: number; people: number; gainedPairs: AuditPair[]; lostPairs: AuditPair[] } | null;
  previousHash: string;
  hash: string;
  /** Whether this event is exactly as it was written and follows the one before it; `why` says what is wrong. */
  link: { isUnbroken: true } | { isUnbroken: false; why: string };
  /** The first checkpoint that vouches for the event; null until one is signed. */
  signed: { seq: number; at: Date } | null;
  newer: number | null;
  older: number | null;
};

export const AUDIT_FAMILIES = [...new Set(Object.keys(AUDIT_EVENTS).map((code) => code.split(".")[0] ?? ""))].sort();

export type AuditFilter = {
  actorId?: string;
  subjectId?: string;
  /** Named by the event besides its subject. */
  relatedId?: string;
  /** Subject or related: everything that happened around one thing. */
  aboutId?: string;
  /** `token`, `connector` …: the first word of the code. */
  family?: string;
  outcome?: "done" | "denied" | "failed";
  changeId?: string;
  from?: Date;
  to?: Date;
  /** Part of a name or word at the time. */
  q?: string;
};

/** An event's columns with its two parts, as the database has them. */
export type RawAuditRow = Omit<AuditRow, "actor" | "subject" | "sentence" | "isErased" | "reason"> & {
  actorKind: string;
  actorId: string;
  subjectKind: string | null;
  subjectId: string | null;
  body: AuditBody;
  personal: AuditPersonal | null;
};

/** The row of a list: its sentence with names where they stand, and where they were erased. */
export function auditRow(raw: RawAuditRow): AuditRow {
  const { actorKind, actorId, subjectKind, subjectId, body, personal, ...rest } = raw;
  const names = { actor: personal?.actor ?? ERASED, subject: personal?.subject ?? ERASED, related: relatedNames(raw) };
  const subject = subjectKind && subjectId ? { kind: subjectKind, id: subjectId, name: names.subject } : null;
  return {
    ...rest,
    actor: { kind: actorKind, id: actorId, name: names.actor },
    subject,
    reason: personal?.reason ?? null,
    isErased: personal === null,
    sentence: isCode(raw.code) ? sentenceParts(raw.code, names) : [{ text: raw.code, isName: false }],
  };
}

/** What an event names besides its subject. */
export function relatedThings(raw: RawAuditRow): AuditDetail["related"] {
  return Object.entries(relatedNames(raw)).map(([role, thing]) => ({ role, ...thing }));
}

/** Every field the event changed, by name, with both values as far as they were given. */
export function fieldChanges({ body, personal }: RawAuditRow): AuditFieldChange[] {
  return body.fields.map((field) => ({
    field,
    before: personal ? personal.before[field] : ERASED,
    after: personal ? personal.after[field] : ERASED,
  }));
}

/** Who gained and who lost what by the act. */
export function impactOf({ body, personal }: RawAuditRow): AuditDetail["impact"] {
  if (!body.impact) return null;
  const { gained, lost, people, gainedPairs, lostPairs } = body.impact;
  const named = (ids: readonly (readonly string[])[], names: AuditPersonal["gained"] | undefined): AuditPair[] =>
    ids.map(([, userId = "", connectorId = ""], index) => {
      const [userName = ERASED, connectorName = ERASED] = names?.[index] ?? [];
      return { userId, userName, connectorId, connectorName };
    });
  return {
    gained,
    lost,
    people,
    gainedPairs: named(gainedPairs, personal?.gained),
    lostPairs: named(lostPairs, personal?.lost),
  };
}

function relatedNames({ body, personal }: RawAuditRow): Record<string, NamedThing> {
  const entries = Object.entries(body.related);
  return Object.fromEntries(entries.map(([role, ref]) => [role, { ...ref, name: personal?.related[role] ?? ERASED }]));
}

function isCode(code: string): code is AuditCode {
  return Object.hasOwn(AUDIT_EVENTS, code);
}
