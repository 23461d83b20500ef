import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, optionalText, requiredText } from "@/lib/core/text.schema";

export const USER_KINDS = ["person", "service"] as const;
export type UserKind = (typeof USER_KINDS)[number];

/** The most characters of each text of a user; AFAS takes 50 of a user's description (KnUser, Nm). */
export const USER_TEXT = { name: 50, email: 254, company: 80, department: 80 } as const;

const OptionalEmail = z
  .string()
  .trim()
  .max(USER_TEXT.email, "An e-mail address has 254 characters at most")
  .optional()
  .refine((text) => !text || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), "Write the address as name@company.example")
  .transform((text) => text || null);

const described = {
  name: requiredText("The name", USER_TEXT.name),
  email: OptionalEmail,
  company: optionalText("The company", USER_TEXT.company),
  department: optionalText("The department", USER_TEXT.department),
};

/** How an account is named in its system; the vendor's profile checks its form. */
const UserCode = requiredText("The user code", 200);
/** An account's properties by the names of the fields in its vendor's profile, which checks them. */
const Attributes = z.record(z.string().max(60), z.union([z.string().max(4000, "This is too long"), z.boolean()]));

/** The group that an account begins in, at a vendor that makes none without. */
const FirstGroup = IdText.optional().transform((id) => id || null);

/** What a directory calls somebody: letters that only look like others, such as a full-width @, are refused. */
const UserName = requiredText("The user name", 200)
  .transform((text) => text.normalize("NFC"))
  .refine((text) => text === text.normalize("NFKC") && !/[\p{C}\s]/u.test(text), {
    error: "The user name holds a character that only looks like another, or can’t be seen",
  });

/** What a directory knows of a person beside that; what is left out stays as it is. */
const Directory = z
  .strictObject({
    userName: UserName,
    externalRef: optionalText("The external id", 200),
    givenName: optionalText("The given name", 100),
    familyName: optionalText("The family name", 100),
  })
  .partial();

const isSomething = (value: string | boolean): boolean => value !== false && value !== "";

/** A user and, where both a system and a user code are given, his account in it. */
export const CreateUserInput = z
  .strictObject({
    kind: z.enum(USER_KINDS, "Choose person or service user"),
    ...described,
    directory: Directory.optional(),
    systemId: IdText.optional(),
    userCode: UserCode.optional(),
    attributes: Attributes.default({}),
    groupId: FirstGroup,
  })
  .refine(
    ({ systemId, userCode, attributes }) => systemId || !(userCode || Object.values(attributes).some(isSomething)),
    {
      path: ["systemId"],
      error: "Choose the system that this account is in",
    },
  )
  .refine(({ systemId, userCode }) => !systemId || userCode, {
    path: ["userCode"],
    error: "Write the user code in this system, or choose no system",
  });

/** What a form showed, so that nobody writes over what he hasn't read; without it the later edit stands. */
const Seen = z.string().max(2000).optional();

export const ChangeUserInput = z.strictObject({
  userId: IdText,
  seen: Seen,
  ...described,
  directory: Directory.optional(),
});

export const LeaveUserInput = Reason.extend({ userId: IdText });

export const CreateAccountInput = z.strictObject({
  userId: IdText,
  systemId: requiredText("The system", 64),
  userCode: UserCode,
  email: OptionalEmail,
  attributes: Attributes.default({}),
  groupId: FirstGroup,
});

export const ChangeAccountInput = z.strictObject({
  accountId: IdText,
  seen: Seen,
  email: OptionalEmail,
  attributes: Attributes,
});

export const RemoveAccountInput = Reason.extend({ accountId: IdText });
