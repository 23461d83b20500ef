"use server";

import { action } from "@/lib/doors/action";
import { draftAction } from "@/lib/doors/draft";
import { applyImport } from "@/lib/imports/apply-import";
import { chosenColumns } from "@/lib/imports/drafts";

export const applyImportAction = action(applyImport);
export const chooseColumnsAction = draftAction(chosenColumns);
