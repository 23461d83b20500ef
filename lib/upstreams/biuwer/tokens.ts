import { beforeSending } from "../answers";
import type { EffectSecrets } from "../driver";
import type { EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import { type AssumedApi, textOf } from "./client";
import { type FoundToken, findUser, missing, needUser, readToken, unreadable } from "./lookup";

type Standing = EffectOf<"token.set_expiry.v1" | "token.suspend.v1" | "token.resume.v1" | "token.revoke.v1">;

/** Every token of one user, whole or not at all. */
export async function tokensOf(api: AssumedApi, user: string): Promise<FoundToken[]> {
  const found: FoundToken[] = [];
  for await (const row of api.rows("tokens.of", { user })) found.push(readToken(api, row) ?? unreadable());
  return found;
}

/** Whether a token's end has passed; its dates are the only switch there is. */
export const hasEnded = (token: FoundToken, now: Date): boolean =>
  token.to !== null && Date.parse(token.to) <= now.getTime();

/** The token by its id or its text; null where a whole list doesn't hold it, `unknown` where the list can't tell. */
export async function findToken(
  effect: Standing,
  api: AssumedApi,
  secrets: EffectSecrets,
): Promise<FoundToken | null | "unknown"> {
  const user = await findUser(api, effect.person);
  if (!user) return null;
  const tokens = await tokensOf(api, user.id);
  const text = secrets.token_text?.trim();
  const isIt = (t: FoundToken): boolean => (effect.ref ? t.id === effect.ref : text !== undefined && t.text === text);
  const found = tokens.find(isIt);
  if (found) return found;
  return effect.ref || (text && tokens.every((t) => t.text !== null)) ? null : "unknown";
}

/** Makes a token; its text is given back to be sealed at once, its id to point at it later. */
export async function issueToken(effect: EffectOf<"token.issue.v1">, api: AssumedApi, now: Date) {
  const { from, to, id, text } = api.contract.fields.token;
  const user = await beforeSending(needUser(api, effect.person));
  const body = { [from]: effect.validFrom ?? now.toISOString(), [to]: effect.expiresAt };
  const row = await api.one("tokens.create", { user: user.id }, body);
  const [ref, tokenText] = [textOf(row, id), textOf(row, text)];
  // Made, but not told: it stands there and can't be handed over, so it must not be made again by itself.
  if (!ref || !tokenText)
    throw new UpstreamError(
      { kind: "transient", wasSent: true },
      "Biuwer's answer holds no token where the contract file says so; the token may exist.",
    );
  return { note: `Biuwer made a token for ${effect.person.name}.`, ref, secrets: { token_text: tokenText } };
}

/** Sets the end of a token that stands. */
export async function endToken(effect: Standing, api: AssumedApi, secrets: EffectSecrets, now: Date): Promise<void> {
  const found = await beforeSending(findToken(effect, api, secrets));
  if (found === null || found === "unknown") return missing(`no token of ${effect.person.name} that ${effect.hint}`);
  const isEnd = effect.type === "token.suspend.v1" || effect.type === "token.revoke.v1";
  await setEnd(api, found.id, isEnd ? now.toISOString() : effect.expiresAt);
}

/** Ends every token of one user that can still be used. */
export async function endTokensOf(effect: EffectOf<"user.block.v1">, api: AssumedApi, now: Date): Promise<void> {
  const user = await beforeSending(needUser(api, effect.person));
  for (const token of await beforeSending(tokensOf(api, user.id))) {
    if (!hasEnded(token, now)) await setEnd(api, token.id, now.toISOString());
  }
}

async function setEnd(api: AssumedApi, token: string, end: string | null): Promise<void> {
  await api.one("tokens.update", { token }, { [api.contract.fields.token.to]: end });
}
