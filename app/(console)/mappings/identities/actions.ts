"use server";

import { action, planAction } from "@/lib/doors/action";
import { changeEmail } from "@/lib/identities/change-email";
import { linkIdentity } from "@/lib/identities/link-identity";
import { pointIdentity } from "@/lib/identities/point-identity";
import { unlinkIdentity } from "@/lib/identities/unlink-identity";

export const linkIdentityAction = action(linkIdentity);
export const planLinkIdentityAction = planAction(linkIdentity);
export const pointIdentityAction = action(pointIdentity);
export const planPointIdentityAction = planAction(pointIdentity);
export const unlinkIdentityAction = action(unlinkIdentity);
export const planUnlinkIdentityAction = planAction(unlinkIdentity);
export const changeEmailAction = action(changeEmail);
export const planChangeEmailAction = planAction(changeEmail);
