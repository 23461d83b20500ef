"use server";

import { action, planAction } from "@/lib/doors/action";
import { acceptDrift } from "@/lib/drift/accept-drift";
import { ignoreDrift } from "@/lib/drift/ignore-drift";
import { restoreDrift } from "@/lib/drift/restore-drift";

export const acceptDriftAction = action(acceptDrift);
export const planAcceptDriftAction = planAction(acceptDrift);
export const ignoreDriftAction = action(ignoreDrift);
export const planIgnoreDriftAction = planAction(ignoreDrift);
export const restoreDriftAction = action(restoreDrift);
export const planRestoreDriftAction = planAction(restoreDrift);
