"use server";

import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { action } from "@/lib/doors/action";
import { addOperator } from "@/lib/operators/add-operator";
import { changeRole } from "@/lib/operators/change-role";
import { disableOperator } from "@/lib/operators/disable-operator";
import { enableOperator } from "@/lib/operators/enable-operator";
import { endSessions } from "@/lib/operators/end-sessions";
import { setPassword } from "@/lib/operators/set-password";

export const addOperatorAction = action(addOperator);
export const changeRoleAction = action(changeRole);
export const disableOperatorAction = action(disableOperator);
export const enableOperatorAction = action(enableOperator);
export const endSessionsAction = action(endSessions);
export const setPasswordAction = action(setPassword);
export const createApiKeyAction = action(createApiKey);
export const revokeApiKeyAction = action(revokeApiKey);
