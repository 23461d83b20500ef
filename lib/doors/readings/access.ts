import "server-only";
import { z } from "zod";
import { explain, whatCan } from "@/lib/access/access.queries";
import { whoCan } from "@/lib/access/who-can.queries";
import { Id, Moment, Named, Words } from "./fields";
import { PAGED, question, refuseUnreadCursor } from "./reading";

const IdOf = (what: string) => z.string(`Say which ${what}`).max(40).describe(`The id of the ${what}`);
const At = z.iso
  .datetime({ offset: true, error: "Write a moment as 2026-11-22T09:00:00Z" })
  .transform((text) => new Date(text))
  .optional()
  .describe("The moment that is asked about; now where it is left out");

const LightState = z.enum(["yes", "no", "unknown"]);
const lights = <L extends z.ZodType>(light: L) =>
  z.object({ member: light, token: light, connector: light, person: light, system: light });

const LightView = z.object({
  name: z.enum(["member", "token", "connector", "person", "system"]),
  state: LightState,
  since: Moment.nullable(),
  by: z.string().nullable(),
  ticket: z.string().nullable(),
  source: z.object({
    kind: z.enum(["observed", "sent", "by_hand", "decided", "unknown"]),
    at: Moment.nullable(),
    by: z.string().nullable(),
    note: z.string().nullable(),
  }),
  sentence: z.string(),
  short: z.string(),
  clause: z.string(),
  next: z.object({ code: z.string(), label: z.string(), subjectId: Id }).nullable(),
});

const ExplanationView = z.object({
  at: Moment,
  verdict: z.object({
    state: LightState,
    since: Moment.nullable(),
    lights: lights(LightView),
    sentence: z.string(),
    short: z.string(),
  }),
  user: Named,
  account: z.object({ id: Id, code: z.string() }).nullable(),
  connector: Named,
  system: Named.extend({ vendorName: z.string(), lastReadAt: Moment.nullable() }),
  group: z.object({ id: Id, code: z.string() }).nullable(),
  prerequisites: z
    .array(
      z.object({
        label: z.string(),
        isMet: z.boolean(),
        isWarning: z.boolean().optional(),
        lacks: z.string().optional(),
      }),
    )
    .readonly()
    .nullable(),
  endpoints: z.object({ total: z.int(), writing: z.int() }),
  secondLine: z.string().describe("What else narrows the answer"),
  filters: z.array(z.string()).readonly().describe("Record filters as they were declared"),
});

const Seen = { state: LightState, lights: lights(LightState), since: Moment.nullable(), short: z.string() };

const WhoView = z.object({
  rows: z.array(z.object({ userId: Id, userName: z.string(), accountId: Id, accountCode: z.string(), ...Seen })),
  next: z.string().nullable().describe("Give it as after for the next page; null on the last one"),
  total: z.int(),
  totalIsExact: z.boolean(),
  at: Moment,
  counts: z.object({ listed: z.int(), can: z.int(), cannot: z.int(), unknown: z.int() }),
});

const WhatView = z.object({
  at: Moment,
  user: Named,
  rows: z.array(z.object({ userId: Id, accountId: Id, connector: Named, system: Named, ...Seen })),
  countCan: z.int(),
});

/** The questions about access, each answered by the very rule that the screens show. */
export const ACCESS_READINGS = {
  "access/check": question({
    title: "Can this user use this app connector, and why",
    query: z.strictObject({ user: IdOf("user"), connector: IdOf("app connector"), at: At }),
    answer: ExplanationView,
    read: (actor, { user, connector, at }) => explain(actor, { userId: user, connectorId: connector }, at),
  }),
  "access/who": question({
    title: "Who can use this app connector",
    query: z.strictObject({
      connector: IdOf("app connector"),
      state: z.enum(["can", "cannot", "unknown", "all"]).default("can").describe("Whom to list"),
      q: Words,
      at: At,
      ...PAGED,
    }),
    answer: WhoView,
    read: async (actor, { connector, state, q, limit, after, at }) => {
      const page = { size: limit, ...(after ? { after } : {}) };
      return refuseUnreadCursor(after, await whoCan(actor, connector, { state, ...(q ? { q } : {}) }, page, at));
    },
  }),
  "access/what": question({
    title: "What this user can use",
    query: z.strictObject({ user: IdOf("user"), at: At }),
    answer: WhatView,
    read: (actor, { user, at }) => whatCan(actor, user, at),
  }),
};
