"use server";

import { blockConnector } from "@/lib/blocks/block-connector";
import { blockGroup } from "@/lib/blocks/block-group";
import { blockUser } from "@/lib/blocks/block-user";
import { reopenSystem } from "@/lib/blocks/reopen-system";
import { suspendSystem } from "@/lib/blocks/suspend-system";
import { unblockConnector } from "@/lib/blocks/unblock-connector";
import { unblockGroup } from "@/lib/blocks/unblock-group";
import { unblockUser } from "@/lib/blocks/unblock-user";
import { action, planAction } from "@/lib/doors/action";

export const blockConnectorAction = action(blockConnector);
export const planBlockConnectorAction = planAction(blockConnector);
export const unblockConnectorAction = action(unblockConnector);
export const planUnblockConnectorAction = planAction(unblockConnector);
export const blockUserAction = action(blockUser);
export const planBlockUserAction = planAction(blockUser);
export const unblockUserAction = action(unblockUser);
export const planUnblockUserAction = planAction(unblockUser);
export const blockGroupAction = action(blockGroup);
export const planBlockGroupAction = planAction(blockGroup);
export const unblockGroupAction = action(unblockGroup);
export const planUnblockGroupAction = planAction(unblockGroup);
export const suspendSystemAction = action(suspendSystem);
export const planSuspendSystemAction = planAction(suspendSystem);
export const reopenSystemAction = action(reopenSystem);
export const planReopenSystemAction = planAction(reopenSystem);
