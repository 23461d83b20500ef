import { z } from "zod";
import { OptionalReason } from "@/lib/core/reason.schema";
import { IdText } from "@/lib/core/text.schema";

/** What can be imported, one kind a file. */
export const IMPORT_KINDS = ["users", "memberships", "endpoints", "mappings"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Which column of the file holds what: the name of a field, and the place of its column from 0. */
export const Chosen = z.record(z.string().max(40), z.number().int().min(0).max(99));
export type Chosen = z.output<typeof Chosen>;

/** What a person chose on the screen: the field of each column by its place, nothing where it is left out. */
export const ChooseColumnsInput = z.strictObject({
  importId: IdText,
  fields: z.array(z.string().max(40)).max(100, "100 columns at most"),
});

export const ApplyImportInput = OptionalReason.extend({ importId: IdText });
export const CarryOnImportInput = z.strictObject({ importId: IdText });
