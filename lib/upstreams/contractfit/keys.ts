import { beforeSending, hashOf } from "../answers";
import type { Connection, EffectSecrets, Outcome } from "../driver";
import type { EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import { neededUser } from "./assignments";
import { type Catalog, notSent, readCatalog } from "./catalog";
import type { ContractfitClient, KeyChange } from "./client";
import { type Assignment, refuseKey, refuseSetUpUser, sameList } from "./scope.rules";
import type { CfKey, CfUser } from "./wire";

/** What a key goes by without telling its text: half of its SHA-256. Its text is random, so this gives nothing away. */
export const fingerprintOf = (token: string): string => `key:${hashOf(token.trim().toLowerCase()).slice(0, 32)}`;

/** Whether a listed text is a whole key; one that is masked or cut stands for a key that can't be named. */
export const isWhole = (token: string): boolean => /^[A-Za-z0-9_-]{24,}$/.test(token);

/** A standing key: `token` is its text exactly as Contract.fit has it. */
export type Standing = { token: string; key: CfKey };
type StandingEffect = EffectOf<"token.set_expiry.v1" | "token.suspend.v1" | "token.resume.v1" | "token.revoke.v1">;

/**
 * Finds a key by its text, or by its fingerprint among all keys where the text isn't held; null where Contract.fit has no such key.
 * Rejects where neither is known, or the list shows masked keys, so that "not found" never stands for "gone".
 */
export async function findKey(
  client: ContractfitClient,
  ref: string | null | undefined,
  secrets: EffectSecrets,
): Promise<Standing | null> {
  const held = secrets.token_text?.trim();
  // A text that was pasted may have changed its letter case on the way.
  for (const token of new Set(held ? [held, held.toLowerCase()] : [])) {
    const key = await client.key(token);
    if (key) return { token, key };
  }
  if (held) return null;
  if (!ref?.startsWith("key:")) throw notSent("Neither the text of this key nor its fingerprint is held here.");
  const keys = await client.keys();
  const key = keys.find(({ token }) => fingerprintOf(token) === ref);
  if (key) return { token: key.token, key };
  if (keys.every(({ token }) => isWhole(token))) return null;
  throw notSent("Contract.fit shows its keys masked, so this one can't be found among them.");
}

/** A key for a scope that its user has. The rules are checked first, against what Contract.fit shows and what is recorded here. */
export async function issueKey(
  effect: EffectOf<"token.issue.v1">,
  client: ContractfitClient,
  connection: Connection,
): Promise<Outcome> {
  const { person, groups, validFrom, expiresAt } = effect;
  if (validFrom && Date.parse(validFrom) > Date.now() + 60_000)
    throw notSent("A key of Contract.fit lives from the moment it is made; it can't begin later.");
  const refuse = (words: string | null): void => {
    if (words) throw notSent(words);
  };
  const { setupUser: setUpUser, keyInbox } = connection.settings;
  // Before anything is read: the vendor need not know that this one is refused.
  refuse(refuseSetUpUser(person.remoteId, setUpUser));

  const user = await neededUser(client, person);
  const catalog = await readCatalog(client);
  const scope = scopeOf(effect, catalog);
  const recorded = groups?.flatMap((group) => catalog.heldBy(group));
  const held = [user.roles, ...(recorded ? [recorded] : [])];
  refuse(refuseKey({ username: user.username, setUpUser, scope, held, inWords: catalog.codeOf }));
  if (keyInbox && scope.some(({ inbox }) => inbox !== keyInbox))
    throw notSent("Gatehouse may make keys at one inbox only, and this key asks for more.");

  const key = await client.createKey({ user: user.id, roles: scope, expireAt: expiresAt });
  return checkMade(client, catalog, user, key, scope);
}

/** What the key opens: each endpoint with the role that it names or the integration's own; without any, what the integration's group opens. */
export function scopeOf({ scope, connector }: EffectOf<"token.issue.v1">, catalog: Catalog): Assignment[] {
  const { group } = connector;
  if (scope.length === 0) return group ? [catalog.assignmentOf(group)] : [];
  const role = group ? (catalog.roleOf(group)?.id ?? null) : null;
  return scope.map((endpoint) => catalog.entryOf(endpoint, role));
}

/** The new key is read back; one that came out with another scope is deleted at once and told as refused. */
async function checkMade(
  client: ContractfitClient,
  catalog: Catalog,
  user: CfUser,
  made: CfKey,
  scope: readonly Assignment[],
): Promise<Outcome> {
  const token = made.token;
  const read = await client.key(token).catch(() => null);
  const shown = read ?? made;
  if (!sameList(shown.roles, scope)) {
    const isGone = await client.deleteKey(token).then(
      () => true,
      () => false,
    );
    const end = isGone ? "It was deleted again." : "Deleting it again failed: look at the keys of this user at once.";
    const words = `Contract.fit made the key with another scope than asked for: ${shown.roles.map(catalog.codeOf).join(", ") || "none"}. ${end}`;
    throw new UpstreamError({ kind: "rejected", wasSent: true }, words);
  }
  const outcome = { ref: fingerprintOf(token), secrets: { token_text: token } };
  if (!read) return { ...outcome, state: "applied", note: "Contract.fit made the key; it could not be read back." };
  const opens = scope.map(catalog.codeOf).join(", ");
  return { ...outcome, state: "verified", note: `Contract.fit shows a key of ${user.username} for ${opens}.` };
}

const sameMoment = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : Math.abs(Date.parse(a) - Date.parse(b)) < 1000;

/** What a key is to be like after an order, and whether it is. */
export function wishOf(effect: Exclude<StandingEffect, { type: "token.revoke.v1" }>): {
  change: KeyChange;
  isSo: (key: CfKey) => boolean;
  words: string;
} {
  if (effect.type === "token.set_expiry.v1") {
    const { expiresAt } = effect;
    const words = expiresAt ? `with the end ${expiresAt.slice(0, 16).replace("T", " ")} UTC` : "without an end";
    return { change: { expire_at: expiresAt }, isSo: (key) => sameMoment(key.expireAt, expiresAt), words };
  }
  const active = effect.type === "token.resume.v1";
  return { change: { active }, isSo: (key) => key.isActive === active, words: active ? "as active" : "as inactive" };
}

export async function changeKey(
  effect: Exclude<StandingEffect, { type: "token.revoke.v1" }>,
  client: ContractfitClient,
  secrets: EffectSecrets,
): Promise<Outcome> {
  const { change, isSo, words } = wishOf(effect);
  const found = await beforeSending(findKey(client, effect.ref, secrets));
  if (!found) throw notSent(`Contract.fit has no key of ${effect.person.remoteId} with this text any more.`);
  const ref = fingerprintOf(found.token);
  const note = `Contract.fit shows the key ${words}.`;
  if (isSo(found.key)) return { state: "verified", note: `Already so: ${note}`, wasAlreadySo: true, ref };
  await client.patchKey(found.token, change);
  const read = await client.key(found.token).catch(() => null);
  if (read && isSo(read)) return { state: "verified", note, ref };
  const why = read ? "Contract.fit does not show it yet" : "it could not be read back";
  return { state: "applied", note: `Contract.fit accepted it; ${why}.`, ref };
}

export async function revokeKey(
  effect: EffectOf<"token.revoke.v1">,
  client: ContractfitClient,
  secrets: EffectSecrets,
): Promise<Outcome> {
  const gone = "Contract.fit no longer has this key.";
  const found = await beforeSending(findKey(client, effect.ref, secrets));
  if (!found) return { state: "verified", note: `Already so: ${gone}`, wasAlreadySo: true };
  await client.deleteKey(found.token);
  const isGone = await client.key(found.token).then(
    (shown) => shown === null,
    () => null,
  );
  if (isGone) return { state: "verified", note: gone };
  const why = isGone === null ? "that it is gone could not be read" : "Contract.fit still shows the key";
  return { state: "applied", note: `Contract.fit accepted it; ${why}.` };
}
