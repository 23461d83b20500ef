import { z } from "zod";
import { IdText } from "@/lib/core/text.schema";
import { PROFILES } from "@/lib/upstreams/profiles";

const name = z
  .string("Give the system a name")
  .trim()
  .min(2, "Give the system a name")
  .max(60, "Keep the name under 60 characters");

/** What a profile asks for, by the name of its field; the profile and the driver check it. */
const TypedText = z.record(z.string().max(60), z.string().max(20_000, "This is too long"));

const VENDORS = Object.keys(PROFILES) as [string, ...string[]];
export const ENVIRONMENTS = ["production", "test", "accept"] as const;

export const ConnectSystemInput = z.strictObject({
  vendor: z.enum(VENDORS, "Choose the vendor"),
  name,
  environment: z.enum(ENVIRONMENTS, "Choose the kind of environment"),
  custody: z.enum(["keep", "forget"]).default("keep"),
  fields: TypedText.default({}),
});

export const ReplaceCredentialInput = z.strictObject({
  systemId: IdText,
  secrets: TypedText.default({}),
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});
