import "server-only";
import { z } from "zod";
import { DELIVERY_STATUSES } from "@/lib/outbox/status.rules";

// Fields that several lists share: of their queries first, then of their rows.

export type Sort<K extends string = string> = { key: K; descending: boolean };

/** What was given, without what was left out: filters tell "not asked" by absence. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

export const Words = z
  .string()
  .trim()
  .max(200)
  .optional()
  .describe("Words to look for, as in the search box of the screen");
export const IdField = (what: string) => z.string().max(40).optional().describe(`The id of ${what}`);
/** One choice of a filter, with the same key and values as in the address of the screen. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T, says: string) =>
  z.enum(values).optional().describe(says);

/** One or several of these, with commas between them. */
export function several<const T extends readonly [string, ...string[]]>(values: T, says: string) {
  return z
    .string()
    .max(500)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(z.enum(values)))
    .optional()
    .describe(`${says}; one or several of ${values.join(", ")}, with commas`);
}

/** A moment of a row; written as 2026-11-22T09:00:00.000Z. */
export const Moment = z.date();
export const Id = z.string();
export const Named = z.object({ id: Id, name: z.string() });
export const DeliveryStatusField = z.enum(DELIVERY_STATUSES);

/** How well it is known that the vendor has it so, and since when. */
export const VendorSideView = z.object({
  kind: z.enum(["observed", "sent", "by_hand", "decided", "unknown"]),
  at: Moment.nullable(),
  by: z.string().nullable(),
  status: DeliveryStatusField.nullable(),
});

/** The block that holds now. */
export const BlockView = z.object({
  reason: z.string(),
  until: Moment.nullable(),
  since: Moment,
  by: z.string().nullable(),
});
