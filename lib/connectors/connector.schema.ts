import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, optionalText, requiredText } from "@/lib/core/text.schema";

const NAME_WORDS = "The name";

/** One endpoint by kind and name, as the vendor writes it; the vendor's profile knows which kinds there are and what a name is like. */
export const EndpointName = z.strictObject({
  kind: z.string("Choose a kind").max(30, "Choose a kind"),
  name: requiredText("The endpoint’s name", 200),
});

/** Days a token lives from its issue, or empty for as long as the vendor lets it. */
const ValidityDays = z
  .union([z.string().trim(), z.number()])
  .optional()
  .transform((value, ctx) => {
    if (value === undefined || value === "") return null;
    const days = Number(value);
    if (Number.isInteger(days) && days >= 1 && days <= 3650) return days;
    ctx.addIssue("Write a number of days from 1 to 3,650, or leave it empty");
    return z.NEVER;
  });

export const CreateConnectorInput = z.strictObject({
  systemId: IdText,
  name: requiredText(NAME_WORDS, 80),
  groupId: IdText.optional().transform((id) => id || null),
  owner: optionalText("The owner", 120),
  purpose: optionalText("The purpose", 200),
  tokenValidityDays: ValidityDays,
  endpoints: z.array(EndpointName).max(200, "200 endpoints at most").default([]),
});

export const ChangeConnectorInput = z.strictObject({
  connectorId: IdText,
  version: z.coerce.number().int(),
  name: requiredText(NAME_WORDS, 80),
  owner: optionalText("The owner", 120),
  purpose: optionalText("The purpose", 200),
  tokenValidityDays: ValidityDays,
});

export const LinkConnectorInput = z.strictObject({ connectorId: IdText, groupId: IdText });

export const SetEndpointsInput = z.strictObject({
  connectorId: IdText,
  include: z.array(EndpointName).max(200, "200 endpoints at most").default([]),
  exclude: z.array(EndpointName).max(200, "200 endpoints at most").default([]),
});

// What a connector's key is like is known to the vendor's profile; an environment key exists at one vendor only.
const optionalKey = (fits: RegExp, says: string) =>
  z
    .string()
    .trim()
    .optional()
    .refine((key) => !key || fits.test(key), says)
    .transform((key) => key || null);

export const SetConnectorKeysInput = z.strictObject({
  connectorId: IdText,
  apiKey: optionalKey(/^\S{1,200}$/, "A key is one word of 200 characters at most"),
  environmentKey: optionalKey(/^[0-9A-Za-z]{32}$/, "This key has 32 characters, without spaces"),
});

export const DeclareFilterInput = z.strictObject({ connectorId: IdText, says: requiredText("What is filtered", 300) });
export const WithdrawFilterInput = z.strictObject({ connectorId: IdText, filterId: IdText });
export const RetireConnectorInput = Reason.extend({ connectorId: IdText });
