import { z } from "zod";
import { IdText } from "@/lib/core/text.schema";
import { AttributesBySystem, GroupCode, GroupDescription, MOST_ACCOUNTS } from "./group.schema";

const Ids = z.array(IdText).max(MOST_ACCOUNTS, `${MOST_ACCOUNTS.toLocaleString("en-GB")} users at most`);

/** What an operator has ticked and cleared in one group and not saved yet. */
export const StagedInput = z.strictObject({ add: Ids, remove: Ids });
export type Staged = z.infer<typeof StagedInput>;
export const NOTHING_STAGED: Staged = { add: [], remove: [] };

export const StageMembersInput = z.strictObject({ groupId: IdText, staged: StagedInput });

/** A new group as far as it was filled in; every step checks its own part, and the operation checks all of it. */
export const NewGroupDraft = z.strictObject({
  code: z.string().max(200).default(""),
  description: z.string().max(200).default(""),
  systemIds: z.array(IdText).max(20).default([]),
  attributes: AttributesBySystem.default({}),
  accountIds: Ids.default([]),
  connectorIds: z.array(IdText).max(100).default([]),
});
export type NewGroup = z.infer<typeof NewGroupDraft>;

/** The first step of a new group, as strict as the operation. */
export const BasicsInput = z.strictObject({
  code: GroupCode,
  description: GroupDescription,
  systemIds: z.array(IdText).min(1, "Tick at least one system").max(20, "20 systems at most"),
  attributes: AttributesBySystem.default({}),
});
export type Basics = z.infer<typeof BasicsInput>;
export const ConnectorsInput = z.strictObject({ connectorIds: z.array(IdText).max(100, "100 app connectors at most") });
export const Nothing = z.strictObject({});
