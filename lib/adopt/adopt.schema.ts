import { z } from "zod";
import { IdText } from "@/lib/core/text.schema";

export const FOUND_KINDS = ["user", "group", "membership", "endpoint", "token"] as const;
const kind = z.enum(FOUND_KINDS);
const key = z.string().max(500);
const MOST_CHOSEN = 1_000;

/**
 * What to take over: everything of these classes and kinds, or of those only what is ticked (`keys`). `choices` settle the ambiguous:
 * a person or connector by id, or `null` for a new person.
 */
export const AdoptInput = z.strictObject({
  systemId: IdText,
  classes: z.array(z.enum(["new", "matched"])).default([]),
  kinds: z.array(kind).default([...FOUND_KINDS]),
  keys: z.array(z.strictObject({ kind, key })).max(MOST_CHOSEN).optional(),
  choices: z
    .array(z.strictObject({ kind, key, id: IdText.nullable() }))
    .max(MOST_CHOSEN)
    .default([]),
});

export type Wanted = Omit<z.output<typeof AdoptInput>, "systemId">;
export const AdoptBatchInput = z.strictObject({ adoptionId: IdText });
