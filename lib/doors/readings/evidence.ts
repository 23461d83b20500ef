import "server-only";
import { z } from "zod";
import { getEvent, listEvents } from "@/lib/audit/audit.queries";
import { AUDIT_FAMILIES } from "@/lib/audit/audit-views.rules";
import { listDrift } from "@/lib/drift/drift.queries";
import { DRIFT_KINDS } from "@/lib/drift/drift-views.rules";
import { choice, given, Id, IdField, Moment, several, Words } from "./fields";
import { list, one } from "./reading";

const DAY_MS = 86_400_000;
const Thing = z.object({ kind: z.string(), id: Id, name: z.string().describe("Its name at the time") });

const EventRowView = z.object({
  seq: z.int().describe("Its place in the chain"),
  id: Id,
  at: Moment,
  code: z.string(),
  outcome: z.enum(["done", "denied", "failed"]),
  actor: Thing,
  subject: Thing.nullable(),
  door: z.string(),
  operation: z.string(),
  changeId: Id.nullable(),
  reason: z.string().nullable(),
  isErased: z.boolean(),
  sentence: z.array(z.object({ text: z.string(), isName: z.boolean() })),
});

const FieldValue = z.unknown().optional();
const Pairs = z.array(z.object({ userId: Id, userName: z.string(), connectorId: Id, connectorName: z.string() }));

const EventView = EventRowView.extend({
  requestId: z.string(),
  ticket: z.string().nullable(),
  note: z.string().nullable(),
  related: z.array(Thing.extend({ role: z.string() })),
  fields: z.array(z.object({ field: z.string(), before: FieldValue, after: FieldValue })),
  impact: z
    .object({ gained: z.int(), lost: z.int(), people: z.int(), gainedPairs: Pairs, lostPairs: Pairs })
    .nullable(),
  hash: z.string(),
  previousHash: z.string(),
  link: z.union([
    z.object({ isUnbroken: z.literal(true) }),
    z.object({ isUnbroken: z.literal(false), why: z.string() }),
  ]),
  signed: z.object({ seq: z.int(), at: Moment }).nullable(),
});

const DriftView = z.object({
  systemId: Id,
  systemName: z.string(),
  kind: z.enum(DRIFT_KINDS),
  key: z.string(),
  sentence: z.string(),
  userId: Id.nullable(),
  groupId: Id.nullable(),
  connectorId: Id.nullable(),
  tokenId: Id.nullable(),
  fields: z.array(
    z.object({
      name: z.string(),
      ours: z.union([z.string(), z.boolean(), z.null()]),
      theirs: z.union([z.string(), z.boolean(), z.null()]),
    }),
  ),
  since: Moment,
  ignored: z.object({ until: Moment, reason: z.string(), by: z.string() }).nullable(),
  accept: z.object({ can: z.boolean(), says: z.string() }),
  restore: z.object({ can: z.boolean(), says: z.string() }),
});

const Day = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    "Write a day as 2026-11-22, or a moment as 2026-11-22T09:00:00Z",
  )
  .optional();
const begin = (text: string | undefined): Date | undefined => (text ? new Date(text) : undefined);
// A day is meant whole.
const end = (text: string | undefined): Date | undefined =>
  text ? new Date(Date.parse(text) + (text.length === 10 ? DAY_MS : 0)) : undefined;

/** What happened, and what differs. */
export const EVIDENCE_READINGS = {
  audit: list({
    title: "The audit log, the newest first",
    filters: {
      q: Words,
      actor: IdField("who acted"),
      family: choice(AUDIT_FAMILIES as [string, ...string[]], "The first word of the event's code"),
      outcome: choice(["done", "denied", "failed"], "How it ended"),
      change: IdField("a change"),
      subject: IdField("what it is about"),
      about: IdField("what it is about or names"),
      from: Day.describe("The first day or moment"),
      to: Day.describe("The last day, or the moment before which"),
    },
    row: EventRowView,
    read: (actor, { q, actor: actorId, family, outcome, change, subject, about, from, to }, page) =>
      listEvents(
        actor,
        given({
          ...{ q, actorId, family, outcome },
          ...{ changeId: change, subjectId: subject, aboutId: about, from: begin(from), to: end(to) },
        }),
        page,
      ),
  }),
  "audit/{id}": one({
    title: "One event by its place in the chain, verified as it is read",
    row: EventView,
    read: getEvent,
  }),
  drift: list({
    title: "Drift, the newest first: what differs between what was decided and what was read last",
    filters: {
      q: Words,
      system: IdField("a system"),
      area: several(["user", "group", "membership", "endpoint", "token"], "What it is about"),
      kind: several(DRIFT_KINDS, "How it differs"),
      ignored: choice(["shown"], "Also what is left as it is for a while"),
    },
    row: DriftView,
    read: (actor, { q, system: systemId, area, kind, ignored }, page) =>
      listDrift(actor, { ...given({ q, systemId, area, kind }), ...(ignored ? { withIgnored: true } : {}) }, page),
  }),
};
