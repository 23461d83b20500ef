import { z } from "zod";
import { OptionalReason } from "@/lib/core/reason.schema";
import { IdText, requiredText } from "@/lib/core/text.schema";

/** The most accounts that one act may add or take out. */
export const MOST_ACCOUNTS = 10_000;

// The most that any vendor takes; the profile of each system says what it takes of these.
export const GroupCode = requiredText("The code", 200);
export const GroupDescription = requiredText("The description", 200);

/** A group's properties by the names of the fields in its vendor's profile, which checks them. */
const Attributes = z.record(z.string().max(60), z.union([z.string().max(4000, "This is too long"), z.boolean()]));
/** The same for each system that a new group is made in. */
export const AttributesBySystem = z.record(IdText, Attributes);

const Ids = (what: string, most: number) =>
  z
    .array(IdText)
    .max(most, `${most.toLocaleString("en-GB")} ${what} at most`)
    .transform((ids) => [...new Set(ids)]);
const Version = z.coerce.number("Reload the page; its version is missing").int().min(1);

/** A directory's own id of a group. */
const ExternalRef = z.string().trim().max(200, "The external id may have 200 characters at most").nullable();

export const CreateGroupInput = z.strictObject({
  code: GroupCode,
  description: GroupDescription,
  systemIds: Ids("systems", 20).refine((ids) => ids.length > 0, "Tick at least one system"),
  attributes: AttributesBySystem.default({}),
  accountIds: Ids("users", MOST_ACCOUNTS).default([]),
  connectorIds: Ids("app connectors", 100).default([]),
  externalRef: ExternalRef.optional(),
});

export const RenameGroupInput = z.strictObject({
  groupId: IdText,
  version: Version,
  code: GroupCode,
  description: GroupDescription,
  /** Left out, they stay as they are. */
  attributes: Attributes.optional(),
  externalRef: ExternalRef.optional(),
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
