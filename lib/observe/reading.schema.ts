import { z } from "zod";
import { IdText } from "@/lib/core/text.schema";

export const ReadSystemInput = z.strictObject({
  systemId: IdText,
  purpose: z.enum(["asked", "adopt"]).default("asked"),
});
export const AcceptReadInput = z.strictObject({ systemId: IdText, readingId: IdText });
