import { beforeSending } from "../answers";
import type { Connection, Outcome } from "../driver";
import type { EffectOf, PersonRef } from "../effects";
import type { BiotClient } from "./client";
import { SERVICE_TYPES, ZERO_ORGANIZATION } from "./ids.rules";
import { findServiceUser, knownRoleId, refuseOwn, roleIdOf, serviceUserOf } from "./lookup";
import { already, proven } from "./outcome";
import { isNotOffered, notSent } from "./translate-error";
import type { ServiceUser } from "./wire";

export const isOn = (user: ServiceUser): boolean => user.active !== false;

/**
 * Creates a service user with its role, which BioT asks for from the start. The answer holds a first secret key that nobody asked for:
 * it is deleted at once, so that no key is alive whose secret nobody holds; keys are issued on their own.
 */
export async function createServiceUser(effect: EffectOf<"user.create.v1">, client: BiotClient): Promise<Outcome> {
  const { person, groups = [] } = effect;
  const [group, another] = groups;
  const there = await beforeSending(shown(client, person));
  if (there) return already(`BioT shows service user ${person.remoteId}.`, there.id);
  if (!group)
    throw notSent(
      `BioT makes a service user only with its role: put ${person.remoteId} into a group first, then send this again.`,
    );
  if (another) throw notSent("A BioT service user has exactly one role, and here are more.");
  const roleId = await beforeSending(roleIdOf(client, group));
  const made = await client.createServiceUser(bodyOf(person, roleId));
  const firstKey = made.secretKeyData.id;
  const isRemoved = await client.removeKey(made.id, firstKey).then(
    () => true,
    () => false,
  );
  const outcome = await proven(
    async () => (await client.serviceUser(made.id)) !== null,
    `BioT shows service user ${person.remoteId} with the role ${group.code}.`,
    made.id,
  );
  if (isRemoved) return outcome;
  const left = `Its first secret key (${firstKey}) could not be deleted, and nobody holds its secret: delete it in BioT.`;
  return { ...outcome, note: `${outcome.note} ${left}` };
}

// Without a search a name can't be looked up; BioT keeps names unique, so creating it twice is refused there.
async function shown(client: BiotClient, person: PersonRef): Promise<ServiceUser | null> {
  try {
    return await findServiceUser(client, person);
  } catch (error) {
    if (isNotOffered(error)) return null;
    throw error;
  }
}

function bodyOf(person: PersonRef, roleId: string): unknown {
  const { type, ownerOrganizationId, tokenMinutes } = person.attributes ?? {};
  return {
    active: true,
    roleId,
    type: type || SERVICE_TYPES[0],
    ownerOrganizationId: ownerOrganizationId || ZERO_ORGANIZATION,
    name: person.remoteId,
    ...(tokenMinutes ? { accessTokenExpirationInMinutes: Number(tokenMinutes) } : {}),
  };
}

export async function removeServiceUser(
  { person }: EffectOf<"user.remove.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  const gone = `BioT has no service user ${person.remoteId} any more.`;
  const user = await beforeSending(findServiceUser(client, person));
  if (!user) return already(gone);
  refuseOwn(user, connection);
  if ((await client.removeServiceUser(user.id)) === "gone") return already(gone);
  return proven(async () => (await client.serviceUser(user.id)) === null, `${gone} ${tokensLiveOn(user)}`);
}

/** Turns a service user off: it can't sign in any more. */
export async function blockServiceUser(
  { person }: EffectOf<"user.block.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  const user = await beforeSending(serviceUserOf(client, connection, person));
  const note = `BioT shows service user ${person.remoteId} as not active.`;
  if (!isOn(user)) return already(note, user.id);
  return turnOff(client, user, note);
}

export async function turnOff(client: BiotClient, user: ServiceUser, note: string): Promise<Outcome> {
  await client.patchServiceUser(user.id, { active: false });
  return proven(
    async () => (await client.serviceUser(user.id))?.active === false,
    `${note} ${tokensLiveOn(user)}`,
    user.id,
  );
}

/** Turns a service user on again with the role that it is wished to have; one that is in no group stays off, or its old role would be back. */
export async function unblockServiceUser(
  { person, groups }: EffectOf<"user.unblock.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  const [group] = groups;
  const user = await beforeSending(serviceUserOf(client, connection, person));
  if (!group)
    throw notSent(`${person.remoteId} is in no group, so it stays off: BioT would give it its old role back.`);
  const roleId = knownRoleId(group) ?? (await beforeSending(roleIdOf(client, group)));
  const note = `BioT shows service user ${person.remoteId} as active, with the role ${group.code}.`;
  if (isOn(user) && user.roleId === roleId) return already(note, user.id);
  await client.patchServiceUser(user.id, { active: true, ...(user.roleId === roleId ? {} : { roleId }) });
  return proven(
    async () => {
      const after = await client.serviceUser(user.id);
      return after !== null && isOn(after) && after.roleId === roleId;
    },
    note,
    user.id,
  );
}

/** Access tokens carry their own permissions and end, so BioT takes none of them back (assumed). */
export function tokensLiveOn({ accessTokenExpirationInMinutes: minutes }: ServiceUser): string {
  return `An access token that it got before may work for up to ${minutes ?? 30} minutes more (assumed).`;
}
