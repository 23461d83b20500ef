import { z } from "zod";

/** The reasons offered first; the note says the rest. */
export const REASONS = [
  "Token leaked",
  "Device lost or replaced",
  "Person left",
  "Person changed role",
  "Integration not used any more",
  "Suspected misuse",
  "Vendor or partner asked",
  "Maintenance",
  "Other",
] as const;

/** Why an act is done: required where access is taken away. */
export const Reason = z.strictObject({
  reason: z.string("Choose a reason").trim().min(1, "Choose a reason").max(120, "Keep the reason under 120 characters"),
  ticket: z.string().trim().max(60, "Keep the ticket under 60 characters").optional(),
  note: z.string().trim().max(1000, "Keep the note under 1,000 characters").optional(),
});

export const OptionalReason = Reason.partial();
