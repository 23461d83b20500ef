import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, requiredText } from "@/lib/core/text.schema";

// No control characters: an id is read aloud, compared and pasted.
const visible = (name: string) =>
  requiredText(name, 100).refine((text) => !/\p{C}/u.test(text), "Write it without control characters");
const ExternalId = visible("The external id");
const CommonId = visible("The common identity id");
const Name = requiredText("The name", 200);

export const LinkIdentityInput = z.strictObject({
  systemId: IdText.min(1, "Choose a system"),
  externalId: ExternalId,
  commonId: CommonId,
  name: Name,
});

/** Another common identity id, another name, or both; a name that is left out stays as it is. */
export const PointIdentityInput = z.strictObject({
  identityId: IdText,
  commonId: CommonId,
  name: z
    .string()
    .trim()
    .max(200, "The name may have 200 characters at most")
    .optional()
    .transform((text) => text || null),
});

export const UnlinkIdentityInput = Reason.extend({ identityId: IdText });

/** `everywhere`: accounts with an address of their own follow the person too. */
export const ChangeEmailInput = z.strictObject({
  userId: IdText,
  email: z
    .string("Write the new address")
    .trim()
    .max(254, "An e-mail address has 254 characters at most")
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Write the address as name@company.example"),
  everywhere: z.boolean().default(false),
});
