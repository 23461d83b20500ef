"use server";

import { changeApplication } from "@/lib/applications/change-application";
import { createApplication } from "@/lib/applications/create-application";
import { makeApplicationKey } from "@/lib/applications/make-application-key";
import { retireApplication } from "@/lib/applications/retire-application";
import { revokeApplicationKey } from "@/lib/applications/revoke-application-key";
import { rotateApplicationKey } from "@/lib/applications/rotate-application-key";
import { action, planAction } from "@/lib/doors/action";

export const createApplicationAction = action(createApplication);
export const changeApplicationAction = action(changeApplication);
export const retireApplicationAction = action(retireApplication);
export const planRetireApplicationAction = planAction(retireApplication);
export const makeApplicationKeyAction = action(makeApplicationKey);
export const rotateApplicationKeyAction = action(rotateApplicationKey);
export const revokeApplicationKeyAction = action(revokeApplicationKey);
export const planRevokeApplicationKeyAction = planAction(revokeApplicationKey);
