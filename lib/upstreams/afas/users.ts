import { beforeSending } from "../answers";
import type { Connection, ObservedUser, Outcome } from "../driver";
import type { EffectOf, GroupRef, PersonRef } from "../effects";
import { UpstreamError } from "../upstream-error";
import type { AfasClient } from "./client";
import { readGroupsOf, readUser } from "./reading";
import type { KnUserFields } from "./wire";

/**
 * KnUser with code 1 creates a user that it doesn't know, and leaves flags that aren't sent to guesswork: so every write first reads
 * the user, and sends back what AFAS has for whatever isn't to change.
 */
async function currentUser(client: AfasClient, connection: Connection, userCode: string): Promise<ObservedUser> {
  const user = await beforeSending(readUser(client, connection, userCode));
  if (user) return user;
  throw new UpstreamError({ kind: "rejected", wasSent: false }, `AFAS shows no user ${userCode}, so nothing was sent.`);
}

const unchanged = (user: ObservedUser): Pick<KnUserFields, "Nm" | "Awin" | "InSi"> => ({
  Nm: user.name,
  Awin: user.attributes.windows === true,
  InSi: user.attributes.insite === true,
});

export async function updateUser(
  effect: EffectOf<"user.update.v1">,
  client: AfasClient,
  connection: Connection,
): Promise<Outcome> {
  const { person } = effect;
  const { windows, insite } = applications(person);
  const isSo = (user: ObservedUser | null): boolean => user !== null && isAsWished(user, effect);
  const current = await currentUser(client, connection, person.remoteId);
  if (isSo(current)) return already(`AFAS shows ${person.name} as wished.`);
  const hasNewEmail = (current.email ?? "").toLowerCase() !== (person.email ?? "").toLowerCase();
  await client.putKnUser(person.remoteId, {
    MtCd: "1",
    Nm: person.name,
    Awin: windows,
    InSi: insite,
    ...(hasNewEmail ? { EmAd: person.email ?? "" } : {}),
  });
  return proven(
    async () => isSo(await readUser(client, connection, person.remoteId)),
    `AFAS shows ${person.name} as wished.`,
  );
}

export function isAsWished(user: ObservedUser, wish: EffectOf<"user.update.v1">): boolean {
  const isSameEmail = (user.email ?? "").toLowerCase() === (wish.person.email ?? "").toLowerCase();
  const { windows, insite } = applications(wish.person);
  const isSameName = user.name === wish.person.name;
  return isSameName && isSameEmail && user.attributes.windows === windows && user.attributes.insite === insite;
}

const applications = ({ attributes }: PersonRef): { windows: boolean; insite: boolean } => ({
  windows: attributes?.windows === true,
  insite: attributes?.insite === true,
});

/** Code 2. Whether it keeps the memberships is not settled, so they are read before and after, and the note tells. */
export async function blockUser(
  effect: EffectOf<"user.block.v1">,
  client: AfasClient,
  connection: Connection,
): Promise<Outcome> {
  const { remoteId: userCode, name } = effect.person;
  const current = await currentUser(client, connection, userCode);
  if (current.isBlocked) return already(`AFAS shows ${name} as blocked.`);
  const before = await beforeSending(readGroupsOf(client, connection, userCode));
  await client.putKnUser(userCode, { MtCd: "2", ...unchanged(current) });
  const outcome = await proven(
    async () => (await readUser(client, connection, userCode))?.isBlocked === true,
    `AFAS shows ${name} as blocked.`,
  );
  const after = await readGroupsOf(client, connection, userCode).catch(() => null);
  const lost = after ? before.codes.filter((code) => !after.has(code)) : [];
  if (lost.length === 0) return outcome;
  return { ...outcome, note: `${outcome.note} AFAS also took him out of ${lost.join(", ")}.` };
}

/** Code 6, then code 1 for every group that AFAS doesn't show any more: right whether or not the block kept them. */
export async function unblockUser(
  effect: EffectOf<"user.unblock.v1">,
  client: AfasClient,
  connection: Connection,
): Promise<Outcome> {
  const { remoteId: userCode, name } = effect.person;
  const current = await currentUser(client, connection, userCode);
  const before = await beforeSending(readGroupsOf(client, connection, userCode));
  const missing = effect.groups.filter((g) => !before.has(g.code));
  if (!current.isBlocked && missing.length === 0) return already(`AFAS shows ${name} as open and in his groups.`);
  for (const group of missing) checkLengths(group);
  if (current.isBlocked) await client.putKnUser(userCode, { MtCd: "6", ...unchanged(current) });
  for (const group of missing) await client.putKnUser(userCode, { MtCd: "1", ...unchanged(current), GrId: group.code });
  const back = missing.length === 0 ? "" : ` and back in ${missing.map((g) => g.code).join(", ")}`;
  return proven(async () => {
    if ((await readUser(client, connection, userCode))?.isBlocked !== false) return false;
    const after = await readGroupsOf(client, connection, userCode);
    return effect.groups.every((g) => after.has(g.code));
  }, `AFAS shows ${name} as open${back}.`);
}

/** Code 1, or 3 where the group may be made on the way: the only way that a program can make one. */
export async function addMembership(
  effect: EffectOf<"membership.add.v1">,
  client: AfasClient,
  connection: Connection,
): Promise<Outcome> {
  const { group, person, mayCreateGroup } = effect;
  const shown = `AFAS shows ${person.name} in ${group.code}.`;
  checkLengths(group);
  const current = await currentUser(client, connection, person.remoteId);
  if ((await beforeSending(readGroupsOf(client, connection, person.remoteId))).has(group.code)) return already(shown);
  await client.putKnUser(person.remoteId, {
    MtCd: mayCreateGroup ? "3" : "1",
    ...unchanged(current),
    GrId: group.code,
    ...(mayCreateGroup ? { GrDs: group.description } : {}),
  });
  return proven(async () => (await readGroupsOf(client, connection, person.remoteId)).has(group.code), shown);
}

function checkLengths(group: GroupRef): void {
  if (group.code.length <= 20 && group.description.length <= 50) return;
  const words = `A group in AFAS has a code of at most 20 and a description of at most 50 characters; ${group.code} has more.`;
  throw new UpstreamError({ kind: "rejected", wasSent: false }, words);
}

const already = (note: string): Outcome => ({ state: "verified", note: `Already so: ${note}`, wasAlreadySo: true });

/** The write was accepted; where the second read fails or doesn't show it yet, it stays `applied`. */
async function proven(read: () => Promise<boolean>, note: string): Promise<Outcome> {
  const isShown = await read().catch(() => null);
  if (isShown) return { state: "verified", note };
  const why = isShown === null ? "it could not be read back" : "AFAS does not show it yet";
  return { state: "applied", note: `AFAS accepted it; ${why}.` };
}
