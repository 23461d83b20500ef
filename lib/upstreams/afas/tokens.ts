import type { Connection, EffectSecrets, Outcome, Proof } from "../driver";
import type { EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import type { AfasClient } from "./client";
import { readTokenText } from "./wire";

/** Deletes a token by its full text and sees that AFAS refuses it; a token that AFAS no longer knows is success. */
export async function revokeToken(
  effect: EffectOf<"token.revoke.v1">,
  client: AfasClient,
  secrets: EffectSecrets,
): Promise<Outcome> {
  const text = heldText(secrets);
  if (!text)
    throw notSent(`The full text of token ${effect.hint} is not at hand, so AFAS can't be asked to delete it.`);
  const deleted = await client.deleteToken(text);
  const after = await client.tryToken(text).catch(() => ({ state: "unknown" as const }));
  if (deleted.state === "deleted") {
    if (after.state === "refused") return { state: "verified", note: "AFAS deleted the token and refuses it now." };
    const why = after.state === "accepted" ? "still accepts it" : "could not be asked whether it still accepts it";
    return { state: "applied", note: `AFAS said that it deleted the token, but ${why}.` };
  }
  // The vendor's fault for an unknown token is a general one, so only the refusal tells that the token is gone.
  if (after.state === "refused") {
    return { state: "verified", note: "AFAS has no such token any more and refuses it.", wasAlreadySo: true };
  }
  const words = "AFAS did not delete the token.";
  if (after.state === "accepted") throw new UpstreamError({ kind: "rejected", wasSent: true }, words, deleted.words);
  throw new UpstreamError({ kind: "transient", wasSent: true }, words, deleted.words);
}

/** Has AFAS mail a one-time password to the person. */
export async function requestCode(
  effect: EffectOf<"token.request_code.v1">,
  client: AfasClient,
  connection: Connection,
): Promise<Outcome> {
  const keys = keysOf(connection, effect.connector.name);
  await client.requestCode(keys.apiKey, keys.environmentKey, effect.person.remoteId);
  const to = effect.person.email ?? "the address that AFAS has";
  return { state: "applied", note: `AFAS accepted the request for a one-time password to ${to}.` };
}

/** Trades the one-time password for the token, then asks AFAS with it whose it is; the text is in `secrets.token_text`. */
export async function redeemCode(
  effect: EffectOf<"token.redeem_code.v1">,
  client: AfasClient,
  connection: Connection,
  secrets: EffectSecrets,
): Promise<Outcome> {
  const keys = keysOf(connection, effect.connector.name);
  const otp = secrets.otp?.trim() ?? "";
  if (otp === "") throw notSent("There is no one-time password to trade for the token.");
  const text = await client.redeemCode(keys.apiKey, keys.environmentKey, effect.person.remoteId, otp);
  // From here on the token exists and is in hand: no failure of the self-test may lose it.
  const self = await client.tryToken(text).catch(() => ({ state: "unknown" as const }));
  const tokens = { token_text: text };
  if (self.state === "accepted" && self.metainfo.connectorName === effect.connector.name) {
    return {
      state: "verified",
      note: `AFAS issued the token and accepts it for ${effect.connector.name}.`,
      secrets: tokens,
    };
  }
  if (self.state === "accepted") {
    const name = self.metainfo.connectorName ?? "an app connector without a name";
    return { state: "applied", note: `AFAS issued the token; it opens ${name}.`, secrets: tokens };
  }
  const why = self.state === "refused" ? "does not accept it yet" : "could not be asked whether it accepts it";
  return { state: "applied", note: `AFAS issued the token, but ${why}.`, secrets: tokens };
}

/** Whether a token is refused by AFAS; unknown where we don't hold its text. */
export async function verifyRevoked(client: AfasClient, secrets: EffectSecrets): Promise<Proof> {
  const text = heldText(secrets);
  if (!text) return { state: "unknown", note: "AFAS can't be asked about a token whose text we don't hold." };
  const now = await client.tryToken(text);
  if (now.state === "refused") return { state: "so", note: "AFAS refuses the token." };
  if (now.state === "accepted") return { state: "not_so", note: "AFAS still accepts the token." };
  return { state: "unknown", note: "AFAS could not be asked about the token." };
}

function heldText(secrets: EffectSecrets): string | null {
  return readTokenText(secrets.token_text ?? "");
}

function keysOf(connection: Connection, connector: string): { apiKey: string; environmentKey: string } {
  const apiKey = connection.secrets[`api_key:${connector}`];
  const environmentKey = connection.secrets.environment_key;
  if (!apiKey) throw notSent(`The API key of ${connector} is not known to Gatehouse.`);
  if (!environmentKey) throw notSent("The environment key of this system is not known to Gatehouse.");
  return { apiKey, environmentKey };
}

const notSent = (words: string): UpstreamError => new UpstreamError({ kind: "rejected", wasSent: false }, words);
