import "server-only";
import { z } from "zod";
import { explain, whatCan } from "@/lib/access/access.queries";
import { whoCan } from "@/lib/access/who-can.queries";
import type { Actor } from "@/lib/core/actor";

/** One thing that a program may ask about access; its query is the source of the check, and of what the documentation says. */
export type Question<Q = unknown> = {
  readonly title: string;
  readonly query: z.ZodType<Q>;
  readonly answer: (actor: Actor, query: Q) => Promise<unknown>;
};

const Id = (what: string) => z.string(`Say which ${what}`).max(40).describe(`The id of the ${what}`);
const At = z.iso
  .datetime({ offset: true, error: "Write a moment as 2026-11-22T09:00:00Z" })
  .transform((text) => new Date(text))
  .optional()
  .describe("The moment that is asked about; now where it is left out");
const Words = z.string().max(200).optional().describe("Part of a name, an e-mail address or a user code");
const Size = z.enum(["25", "50", "100", "250"]).default("50").describe("How many rows a page has");

const ask = <Q>(question: Question<Q>): Question<Q> => question;

/** Every question by the last part of its address; each is answered by the very rule that the screens show. */
export const QUESTIONS = {
  check: ask({
    title: "Can this user use this app connector, and why",
    query: z.strictObject({ user: Id("user"), connector: Id("app connector"), at: At }),
    answer: (actor, { user, connector, at }) => explain(actor, { userId: user, connectorId: connector }, at),
  }),
  who: ask({
    title: "Who can use this app connector",
    query: z.strictObject({
      connector: Id("app connector"),
      state: z.enum(["can", "cannot", "unknown", "all"]).default("can").describe("Whom to list"),
      q: Words,
      size: Size,
      after: z.string().max(2000).optional().describe("Where the page before ended: its next"),
      at: At,
    }),
    answer: (actor, { connector, state, q, size, after, at }) =>
      whoCan(actor, connector, { state, ...(q ? { q } : {}) }, { size: Number(size), ...(after ? { after } : {}) }, at),
  }),
  what: ask({
    title: "What this user can use",
    query: z.strictObject({ user: Id("user"), at: At }),
    answer: (actor, { user, at }) => whatCan(actor, user, at),
  }),
} satisfies Record<string, unknown>;

/** The question with this name, or null. */
export function questionByName(name: string): Question | null {
  return Object.hasOwn(QUESTIONS, name) ? (QUESTIONS[name as keyof typeof QUESTIONS] as unknown as Question) : null;
}
