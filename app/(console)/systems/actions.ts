"use server";

import { adoptSystem } from "@/lib/adopt/adopt-system";
import { action, planAction } from "@/lib/doors/action";
import { setDriftPolicy } from "@/lib/drift/set-drift-policy";
import { acceptRead } from "@/lib/observe/accept-read";
import { readSystem } from "@/lib/observe/read-system";
import { connectSystem } from "@/lib/systems/connect-system";
import { pauseSystem } from "@/lib/systems/pause-system";
import { reassertSystem } from "@/lib/systems/reassert-system";
import { replaceCredential } from "@/lib/systems/replace-credential";
import { resumeSystem } from "@/lib/systems/resume-system";
import { testSystem } from "@/lib/systems/test-system";

export const acceptReadAction = action(acceptRead);
export const adoptSystemAction = action(adoptSystem);
export const planAdoptSystemAction = planAction(adoptSystem);
export const connectSystemAction = action(connectSystem);
export const pauseSystemAction = action(pauseSystem);
export const readSystemAction = action(readSystem);
export const reassertSystemAction = action(reassertSystem);
export const planReassertSystemAction = planAction(reassertSystem);
export const replaceCredentialAction = action(replaceCredential);
export const resumeSystemAction = action(resumeSystem);
export const setDriftPolicyAction = action(setDriftPolicy);
export const testSystemAction = action(testSystem);
