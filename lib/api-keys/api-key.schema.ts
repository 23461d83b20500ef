import { z } from "zod";

/** A program never holds the owner's rights: whoever has its key could make operators. */
export const API_KEY_ROLES = ["admin", "support", "auditor"] as const;

export const CreateApiKeyInput = z.strictObject({
  name: z
    .string("Say which program will use it")
    .trim()
    .min(1, "Say which program will use it")
    .max(80, "Keep the name under 80 characters"),
  role: z.enum(API_KEY_ROLES, "Choose a role"),
  lifeDays: z.coerce
    .number("Enter a number of days")
    .int()
    .min(1, "At least one day")
    .max(730, "Two years at most")
    .optional(),
});

export const ApiKeyInput = z.strictObject({ apiKeyId: z.string().max(40) });
