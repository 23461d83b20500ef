import { z } from "zod";
import { NewGroupDraft } from "./draft.schema";
import { CreateGroupInput } from "./group.schema";

// Each step of the wizard is checked by the words of the operation itself, so that no later step finds fault with an earlier one.

export const BasicsInput = CreateGroupInput.pick({ code: true, description: true, systemIds: true });
export type Basics = z.infer<typeof BasicsInput>;
export const MembersInput = CreateGroupInput.pick({ accountIds: true });
export const ConnectorsInput = CreateGroupInput.pick({ connectorIds: true });

const { code, description, systemIds, connectorIds } = NewGroupDraft.shape;

/** What stands in a step that is left before it is finished; nothing is asked of it but its size. */
export const UnfinishedInput = z.strictObject({
  code: code.unwrap().optional(),
  description: description.unwrap().optional(),
  systemIds: systemIds.unwrap().optional(),
  connectorIds: connectorIds.unwrap().optional(),
});
export type Unfinished = z.infer<typeof UnfinishedInput>;

/** Nothing is told to give a draft up. */
export const NothingInput = z.strictObject({});
