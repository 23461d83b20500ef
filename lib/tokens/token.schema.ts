import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, OptionalLastDay, optionalText, requiredText } from "@/lib/core/text.schema";
import { looksLikeToken } from "./token-text.rules";

const WholeToken = z
  .string("Paste the whole token")
  .trim()
  .max(4000, "This is longer than any token")
  .refine(looksLikeToken, "This is too short to be a whole token");

const described = {
  accountId: IdText,
  connectorId: IdText,
  label: requiredText("The label", 80),
  purpose: optionalText("The purpose", 200),
  owner: optionalText("The owner", 120),
  expiresOn: OptionalLastDay,
};

export const RequestTokenInput = z.strictObject(described);
export const RegisterTokenInput = z.strictObject({ ...described, text: WholeToken });

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
