import "server-only";
import { db } from "@/lib/db/client";
import { defineDraft } from "@/lib/gate/draft";
import { createGroup } from "./create-group";
import { keepNewGroup } from "./draft.store";
import { UnfinishedInput } from "./new-group.schema";

/** What stands in a step of a new group that is left before it is finished: kept as it is, checked when the step is done. */
export const unfinishedNewGroup = defineDraft({
  towards: createGroup,
  input: UnfinishedInput,
  keep: async (operatorId, part) => {
    const given = Object.entries(part).filter(([, value]) => value !== undefined);
    await keepNewGroup(db, operatorId, Object.fromEntries(given));
  },
});
