import "server-only";
import { z } from "zod";
import { BLOCKED_KINDS, listBlocks } from "@/lib/blocks/block.queries";
import { choice, given, Id, IdField, Moment } from "./fields";
import { list } from "./reading";

const BlockRowView = z.object({
  id: Id,
  subjectKind: z.string(),
  subjectId: Id,
  subjectName: z.string().nullable(),
  reason: z.string(),
  since: Moment,
  until: Moment.nullable(),
  by: z.string().nullable(),
});

/** What is stopped, whatever it is. */
export const BLOCK_READINGS = {
  blocks: list({
    title: "Blocks that hold now, the newest first",
    filters: { kind: choice(BLOCKED_KINDS, "What is blocked"), subject: IdField("what is blocked") },
    row: BlockRowView,
    read: (actor, { kind, subject }, page) => listBlocks(actor, given({ subjectKind: kind, subjectId: subject }), page),
  }),
};
