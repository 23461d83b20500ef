"use server";

import { action, planAction } from "@/lib/doors/action";
import { discardTokenSecret } from "@/lib/tokens/discard-token-secret";
import { enterTokenCode } from "@/lib/tokens/enter-token-code";
import { registerToken } from "@/lib/tokens/register-token";
import { requestToken } from "@/lib/tokens/request-token";
import { revealToken } from "@/lib/tokens/reveal-token";
import { revokeLeakedToken } from "@/lib/tokens/revoke-leaked-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { revokeTokens } from "@/lib/tokens/revoke-tokens";

export const requestTokenAction = action(requestToken);
export const planRequestTokenAction = planAction(requestToken);
export const enterTokenCodeAction = action(enterTokenCode);
export const registerTokenAction = action(registerToken);
export const revealTokenAction = action(revealToken);
export const discardTokenSecretAction = action(discardTokenSecret);
export const planDiscardTokenSecretAction = planAction(discardTokenSecret);
export const revokeTokenAction = action(revokeToken);
export const planRevokeTokenAction = planAction(revokeToken);
export const revokeTokensAction = action(revokeTokens);
export const revokeLeakedTokenAction = action(revokeLeakedToken);
