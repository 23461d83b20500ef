"use server";

import { action } from "@/lib/doors/action";
import { connectSystem } from "@/lib/systems/connect-system";
import { pauseSystem } from "@/lib/systems/pause-system";
import { replaceCredential } from "@/lib/systems/replace-credential";
import { resumeSystem } from "@/lib/systems/resume-system";
import { testSystem } from "@/lib/systems/test-system";

export const connectSystemAction = action(connectSystem);
export const pauseSystemAction = action(pauseSystem);
export const replaceCredentialAction = action(replaceCredential);
export const resumeSystemAction = action(resumeSystem);
export const testSystemAction = action(testSystem);
