"use server";

import { action, planAction } from "@/lib/doors/action";
import { draftAction } from "@/lib/doors/draft";
import { archiveGroup } from "@/lib/groups/archive-group";
import { changeMembership } from "@/lib/groups/change-membership";
import { createGroup } from "@/lib/groups/create-group";
import { newGroupBasics, newGroupConnectors, newGroupMembers, noNewGroup, stagedMembers } from "@/lib/groups/drafts";
import { renameGroup } from "@/lib/groups/rename-group";

export const createGroupAction = action(createGroup);
export const renameGroupAction = action(renameGroup);
export const archiveGroupAction = action(archiveGroup);
export const planArchiveGroupAction = planAction(archiveGroup);
export const changeMembershipAction = action(changeMembership);
export const planChangeMembershipAction = planAction(changeMembership);

export const stageMembersAction = draftAction(stagedMembers);
export const keepBasicsAction = draftAction(newGroupBasics);
export const keepMembersAction = draftAction(newGroupMembers);
export const keepConnectorsAction = draftAction(newGroupConnectors);
export const giveUpNewGroupAction = draftAction(noNewGroup);
