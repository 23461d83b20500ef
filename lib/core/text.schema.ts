import { z } from "zod";

/** An id as it comes in: any short text, since one of the wrong shape is "not found" and not a mistake in a form. */
export const IdText = z.string("Choose one").max(64);

/** A text that has to be filled in; `name` begins its sentences, as in "The label". */
export function requiredText(name: string, max: number) {
  return z
    .string(`${name} is needed`)
    .trim()
    .min(1, `${name} is needed`)
    .max(max, `${name} may have ${max} characters at most`);
}

/** A text that may be left empty; empty counts as absent. */
export function optionalText(name: string, max: number) {
  return z
    .string()
    .trim()
    .max(max, `${name} may have ${max} characters at most`)
    .optional()
    .transform((text) => text || null);
}

const SAY_DAY = "Write the day as 2026-11-24";
const SAY_MOMENT = "Write the moment as 2026-11-24 09:00, in UTC";

/** A day that may be left empty, as the last millisecond of that day in UTC. */
export const OptionalLastDay = z
  .string()
  .trim()
  .optional()
  .transform((text, ctx) => {
    if (!text) return null;
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T23:59:59.999Z`) : new Date(Number.NaN);
    return isReal(at, text) ? at : refuse(ctx, SAY_DAY);
  });

/** A moment in UTC that may be left empty: `2026-11-24 09:00`, with a `T` between too, or a whole ISO moment. */
export const OptionalMoment = z
  .string()
  .trim()
  .optional()
  .transform((text, ctx) => {
    if (!text) return null;
    const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(\.\d{1,3})?)?Z?$/.exec(text);
    const at = new Date(parts ? `${parts[1]}T${parts[2]}${parts[3] ?? ":00"}Z` : Number.NaN);
    return isReal(at, text) ? at : refuse(ctx, SAY_MOMENT);
  });

// The 31st of a shorter month is silently moved on by the language; such a day does not exist.
function isReal(at: Date, text: string): boolean {
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text.slice(0, 10));
}

function refuse(ctx: { addIssue: (message: string) => void }, message: string): never {
  ctx.addIssue(message);
  return z.NEVER;
}
