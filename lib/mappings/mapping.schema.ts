import { z } from "zod";
import { Reason } from "@/lib/core/reason.schema";
import { IdText, OptionalLastDay, optionalText, requiredText } from "@/lib/core/text.schema";

/** The most mappings that one act takes. */
export const MOST_MAPPINGS = 1_000;

const MappingIds = z
  .array(IdText)
  .min(1, "Choose at least one key")
  .max(MOST_MAPPINGS, `${MOST_MAPPINGS} mappings at most`);

const TokenId = z.string("Choose a token").max(64);
const Label = requiredText("The label", 60);

/** An external key: one text, or its parts apart where it is a company and a user together. */
export const ExternalKey = z.union([
  z.string().max(400),
  z.strictObject({ company: z.string().max(200).optional(), user: z.string().max(200).optional() }),
]);

export const AddMappingsInput = z.strictObject({
  applicationId: IdText.min(1, "Choose a host application"),
  tokenId: TokenId,
  externalKeys: z
    .array(ExternalKey)
    .min(1, "Give at least one external key")
    .max(MOST_MAPPINGS, `${MOST_MAPPINGS} keys at most`),
});

export const PointMappingsInput = z.strictObject({ mappingIds: MappingIds, tokenId: TokenId });

export const RemoveMappingsInput = Reason.extend({ mappingIds: MappingIds });

/** A new token of an account; where none is named, of the account that the shared token is of. */
export const SplitTokenInput = z.strictObject({
  tokenId: IdText,
  mappingIds: MappingIds,
  accountId: IdText.optional(),
  label: Label,
  purpose: optionalText("The purpose", 200),
  expiresOn: OptionalLastDay,
});

export const RotateMappedTokenInput = z.strictObject({ tokenId: IdText, label: Label, expiresOn: OptionalLastDay });
