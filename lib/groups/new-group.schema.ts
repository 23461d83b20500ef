import { z } from "zod";
import { NewGroupDraft } from "./draft.schema";

const { code, description, systemIds, attributes, connectorIds } = NewGroupDraft.shape;

/** What stands in a step of a new group that is left before it is finished; nothing is asked of it but its size. */
export const UnfinishedInput = z.strictObject({
  code: code.unwrap().optional(),
  description: description.unwrap().optional(),
  systemIds: systemIds.unwrap().optional(),
  attributes: attributes.unwrap().optional(),
  connectorIds: connectorIds.unwrap().optional(),
});
