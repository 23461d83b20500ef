import { beforeSending } from "../answers";
import type { Connection, Outcome } from "../driver";
import type { EffectOf } from "../effects";
import { UpstreamError } from "../upstream-error";
import type { BiotClient } from "./client";
import { findServiceUser, refuseOwn, serviceUserOf } from "./lookup";
import { already, proven } from "./outcome";
import { isOn, tokensLiveOn } from "./service-users";
import { notSent } from "./translate-error";
import type { NewKey, ServiceUser } from "./wire";

/**
 * Makes a secret key, whose secret BioT gives this once. After a lost answer the secret is lost too, and the keys are read once more so
 * that a person is told which one nobody holds; keys have no name, so it is never deleted by guess.
 */
export async function issueKey(
  { person }: EffectOf<"token.issue.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  const user = await beforeSending(serviceUserOf(client, connection, person));
  const made = await makeKey(client, user);
  // From here on the key exists and is in hand: no failure of the read may lose it.
  const outcome = await proven(
    async () => keysOf(await client.serviceUser(user.id)).includes(made.id),
    `BioT shows the new secret key of ${person.remoteId}; it signs in with it and the id ${user.id}.`,
    made.id,
  );
  const off = isOn(user) ? "" : " The service user is not active, so the key opens nothing yet.";
  return { ...outcome, note: `${outcome.note}${off}`, secrets: { token_text: made.secretKey } };
}

async function makeKey(client: BiotClient, user: ServiceUser): Promise<NewKey> {
  const before = keysOf(user);
  try {
    return await client.createKey(user.id);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.failure.kind !== "transient" || !error.failure.wasSent) throw error;
    const after = await client.serviceUser(user.id).catch(() => undefined);
    throw new UpstreamError(
      error.failure,
      `${error.message} ${whatIsLeft(before, after)}`,
      error.theirWords,
      error.status,
    );
  }
}

function whatIsLeft(before: readonly string[], after: ServiceUser | null | undefined): string {
  if (after === undefined) return "If BioT made a secret key, its secret is lost: look for it among the keys.";
  const fresh = keysOf(after).filter((id) => !before.includes(id));
  if (fresh.length === 0) return "BioT shows no new secret key so far.";
  return `BioT shows a new secret key (${fresh.join(", ")}) whose secret nobody holds: delete it, then issue another.`;
}

export const keysOf = (user: ServiceUser | null): string[] => user?.secretKeys?.map(({ id }) => id) ?? [];

/** Deletes a secret key by its id; one that BioT no longer has is success. */
export async function revokeKey(
  { person, ref, hint }: EffectOf<"token.revoke.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  if (!ref) throw notSent(`The id of secret key ${hint} is not known, so BioT can't be asked to delete it.`);
  const gone = `BioT has no such secret key of ${person.remoteId} any more.`;
  const user = await beforeSending(findServiceUser(client, person));
  if (!user) return already(gone);
  refuseOwn(user, connection);
  if ((await client.removeKey(user.id, ref)) === "gone") return already(gone);
  return proven(async () => !keysOf(await client.serviceUser(user.id)).includes(ref), `${gone} ${tokensLiveOn(user)}`);
}
