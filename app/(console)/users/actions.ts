"use server";

import { action, planAction } from "@/lib/doors/action";
import { changeAccount } from "@/lib/users/change-account";
import { changeUser } from "@/lib/users/change-user";
import { createAccount } from "@/lib/users/create-account";
import { createUser } from "@/lib/users/create-user";
import { removeAccount } from "@/lib/users/remove-account";

export const createUserAction = action(createUser);
export const changeUserAction = action(changeUser);
export const createAccountAction = action(createAccount);
export const changeAccountAction = action(changeAccount);
export const removeAccountAction = action(removeAccount);
export const planRemoveAccountAction = planAction(removeAccount);
