"use server";

import { action, planAction } from "@/lib/doors/action";
import { addMappings } from "@/lib/mappings/add-mappings";
import { pointMappings } from "@/lib/mappings/point-mappings";
import { removeMappings } from "@/lib/mappings/remove-mappings";
import { rotateMappedToken } from "@/lib/mappings/rotate-mapped-token";
import { splitToken } from "@/lib/mappings/split-token";

export const addMappingsAction = action(addMappings);
export const pointMappingsAction = action(pointMappings);
export const planPointMappingsAction = planAction(pointMappings);
export const removeMappingsAction = action(removeMappings);
export const planRemoveMappingsAction = planAction(removeMappings);
export const splitTokenAction = action(splitToken);
export const planSplitTokenAction = planAction(splitToken);
export const rotateMappedTokenAction = action(rotateMappedToken);
export const planRotateMappedTokenAction = planAction(rotateMappedToken);
