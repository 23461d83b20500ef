import { z } from "zod";
import { OptionalReason } from "@/lib/core/reason.schema";
import { IdText, requiredText } from "@/lib/core/text.schema";

/** The most accounts that one act may add or take out. */
export const MOST_ACCOUNTS = 10_000;

// AFAS takes 20 characters of a code and 50 of a description (KnUser, GrId and GrDs); other vendors take more.
export const GroupCode = requiredText("The code", 20).regex(
  /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  "Use letters, digits, points, hyphens and underscores, without spaces",
);
export const GroupDescription = requiredText("The description", 50);

const Ids = (what: string, most: number) =>
  z
    .array(IdText)
    .max(most, `${most.toLocaleString("en-GB")} ${what} at most`)
    .transform((ids) => [...new Set(ids)]);
const Version = z.coerce.number("Reload the page; its version is missing").int().min(1);

export const CreateGroupInput = z.strictObject({
  code: GroupCode,
  description: GroupDescription,
  systemIds: Ids("systems", 20).refine((ids) => ids.length > 0, "Tick at least one system"),
  accountIds: Ids("users", MOST_ACCOUNTS).default([]),
  connectorIds: Ids("app connectors", 100).default([]),
});

export const RenameGroupInput = z.strictObject({
  groupId: IdText,
  version: Version,
  code: GroupCode,
  description: GroupDescription,
});

export const ArchiveGroupInput = OptionalReason.extend({ groupId: IdText, version: Version });

/** Deltas against the group as `baseVersion` had it; what others changed meanwhile stays as they left it. */
export const ChangeMembershipInput = OptionalReason.extend({
  groupId: IdText,
  add: Ids("additions", MOST_ACCOUNTS).default([]),
  remove: Ids("removals", MOST_ACCOUNTS).default([]),
  baseVersion: Version,
})
  .refine(({ add, remove }) => add.length + remove.length > 0, { path: ["add"], error: "Tick somebody first" })
  .refine(({ add, remove }) => !remove.some((id) => add.includes(id)), {
    path: ["remove"],
    error: "The same user can’t be added and taken out at once",
  })
  .refine(({ remove, reason }) => remove.length === 0 || Boolean(reason), {
    path: ["reason"],
    error: "Choose a reason; it is needed where somebody is taken out",
  });
