"use server";

import { resolveDelivery } from "@/lib/deliveries/resolve-delivery";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { action } from "@/lib/doors/action";
import { closeHandTask } from "@/lib/hand-tasks/close-hand-task";
import { refuseHandTask } from "@/lib/hand-tasks/refuse-hand-task";
import { takeHandTask } from "@/lib/hand-tasks/take-hand-task";

export const retryDeliveryAction = action(retryDelivery);
export const resolveDeliveryAction = action(resolveDelivery);
export const takeHandTaskAction = action(takeHandTask);
export const closeHandTaskAction = action(closeHandTask);
export const refuseHandTaskAction = action(refuseHandTask);
