"use server";

import { draftAction } from "@/lib/doors/draft";
import { unfinishedNewGroup } from "@/lib/groups/unfinished-new-group";

export const keepUnfinishedAction = draftAction(unfinishedNewGroup);
