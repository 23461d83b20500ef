import { z } from "zod";
import { EndpointName } from "@/lib/connectors/connector.schema";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, OptionalLastDay, OptionalMoment, optionalText, requiredText } from "@/lib/core/text.schema";
import { looksLikeToken } from "./token-text.rules";

const WholeToken = z
  .string("Paste the whole token")
  .trim()
  .max(4000, "This is longer than any token")
  .refine(looksLikeToken, "This is too short to be a whole token");

const described = {
  connectorId: IdText.min(1, "Choose an app connector"),
  accountId: z.string("Choose a person").max(64),
  label: requiredText("The label", 80),
  purpose: optionalText("The purpose", 200),
  owner: optionalText("The owner", 120),
  expiresOn: OptionalLastDay,
};

export const RequestTokenInput = z.strictObject(described);
export const RegisterTokenInput = z.strictObject({ ...described, text: WholeToken });

const Scope = z.array(EndpointName).max(200, "200 endpoints at most");
export const IssueTokenInput = z.strictObject({ ...described, startsOn: OptionalMoment, scope: Scope.default([]) });
export const EnterTokenTextInput = z.strictObject({ tokenId: IdText, text: WholeToken });
/** The account and the connector are those of the token that is replaced; its scope is too, unless another is given. */
export const RotateTokenInput = z.strictObject({
  tokenId: IdText,
  label: described.label,
  expiresOn: OptionalLastDay,
  scope: Scope.optional(),
});
export const SetTokenExpiryInput = z.strictObject({ tokenId: IdText, expiresOn: OptionalLastDay });
export const SuspendTokenInput = Reason.extend({ tokenId: IdText });
export const ResumeTokenInput = Reason.partial().extend({ tokenId: IdText });

export const EnterTokenCodeInput = z.strictObject({
  tokenId: IdText,
  code: z
    .string("Type the one-time password")
    .trim()
    .min(4, "Type the whole one-time password from the e-mail")
    .max(64, "This is longer than any one-time password"),
});

export const TokenIdInput = z.strictObject({ tokenId: IdText });
export const RevokeTokenInput = Reason.extend({ tokenId: IdText });
export const RevokeTokensInput = Reason.extend({
  tokenIds: z.array(IdText).min(1, "Choose at least one token").max(5000, "Choose 5,000 tokens at most"),
});
export const RevokeLeakedTokenInput = Reason.extend({ text: WholeToken });
