import { z } from "zod";
import { IdText, optionalText, requiredText } from "@/lib/core/text.schema";

export const USER_KINDS = ["person", "service"] as const;
export type UserKind = (typeof USER_KINDS)[number];

const OptionalEmail = z
  .string()
  .trim()
  .max(254, "An e-mail address has 254 characters at most")
  .optional()
  .refine((text) => !text || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), "Write the address as name@company.example")
  .transform((text) => text || null);

// AFAS takes 50 characters of a user's description (KnUser, Nm).
const described = {
  name: requiredText("The name", 50),
  email: OptionalEmail,
  company: optionalText("The company", 80),
  department: optionalText("The department", 80),
};

// AFAS's specification allows 80 characters and its help 20, the participant number and the point included; no @ for Profit.
const CODE_FORM = /^[A-Za-z0-9]+\.[A-Za-z0-9_-]+$/;
const CODE_WORDS = "Write the user code as 12345.ABC: participant number, point, code";
const UserCode = requiredText("The user code", 20).regex(CODE_FORM, CODE_WORDS);

const applications = { windows: z.boolean().default(false), insite: z.boolean().default(false) };

/** A user and, where both a system and a user code are given, his account in it. */
export const CreateUserInput = z
  .strictObject({
    kind: z.enum(USER_KINDS, "Choose person or service user"),
    ...described,
    systemId: IdText.optional(),
    userCode: UserCode.optional(),
    ...applications,
  })
  .refine(({ systemId, userCode, windows, insite }) => systemId || !(userCode || windows || insite), {
    path: ["systemId"],
    error: "Choose the system that this account is in",
  })
  .refine(({ systemId, userCode }) => !systemId || userCode, {
    path: ["userCode"],
    error: "Write the user code in this system, or choose no system",
  });

/** What a form showed, so that nobody writes over what he hasn't read; without it the later edit stands. */
const Seen = z.string().max(2000).optional();

export const ChangeUserInput = z.strictObject({ userId: IdText, seen: Seen, ...described });

export const CreateAccountInput = z.strictObject({
  userId: IdText,
  systemId: requiredText("The system", 64),
  userCode: UserCode,
  email: OptionalEmail,
  ...applications,
});

/** There is no field for Pocket: the vendor turns it on with Profit Windows or InSite and never alone. */
export const ChangeAccountInput = z.strictObject({
  accountId: IdText,
  seen: Seen,
  email: OptionalEmail,
  windows: z.boolean(),
  insite: z.boolean(),
});
