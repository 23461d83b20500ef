import { beforeSending } from "../answers";
import type { Connection, Outcome } from "../driver";
import type { EffectOf } from "../effects";
import type { BiotClient } from "./client";
import { findRoleId, findServiceUser, refuseOwn, roleIdOf, serviceUserOf } from "./lookup";
import { already, proven } from "./outcome";
import { isOn, turnOff } from "./service-users";

/** Gives the service user the group's role in place of the one it has. One that was turned off for want of a group is turned on again. */
export async function addMembership(
  effect: EffectOf<"membership.add.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  const { person, group } = effect;
  const user = await beforeSending(serviceUserOf(client, connection, person));
  const roleId = await beforeSending(roleIdOf(client, group));
  const turnsOn = !isOn(user) && mayBeOn(effect);
  const note = `BioT shows ${person.remoteId} with the role ${group.code}${turnsOn ? ", active" : ""}.`;
  if (user.roleId === roleId && !turnsOn) return already(note, user.id);
  await client.patchServiceUser(user.id, {
    ...(user.roleId === roleId ? {} : { roleId }),
    ...(turnsOn ? { active: true } : {}),
  });
  return proven(
    async () => {
      const after = await client.serviceUser(user.id);
      return after?.roleId === roleId && (!turnsOn || isOn(after));
    },
    `${note} It counts from its next access token on.`,
    user.id,
  );
}

/** The list of wanted members leaves out whoever is blocked. */
export function mayBeOn({ members, person }: EffectOf<"membership.add.v1">): boolean {
  return members?.some((member) => member.remoteId === person.remoteId) ?? false;
}

/** A service user always has one role: it gets that of the group it is still in, and is turned off where it is in none. */
export async function removeMembership(
  { person, group, groups = [] }: EffectOf<"membership.remove.v1">,
  client: BiotClient,
  connection: Connection,
): Promise<Outcome> {
  const user = await beforeSending(findServiceUser(client, person));
  if (!user) return already(`BioT has no service user ${person.remoteId}.`);
  refuseOwn(user, connection);
  const roleId = await beforeSending(findRoleId(client, group));
  if (user.roleId !== roleId)
    return already(`BioT shows ${person.remoteId} with another role than ${group.code}.`, user.id);
  const [other] = groups.filter(({ code }) => code !== group.code);
  if (other) {
    const otherId = await beforeSending(roleIdOf(client, other));
    await client.patchServiceUser(user.id, { roleId: otherId });
    const note = `BioT shows ${person.remoteId} with the role ${other.code}. It counts from its next access token on.`;
    return proven(async () => (await client.serviceUser(user.id))?.roleId === otherId, note, user.id);
  }
  const note = `BioT keeps the role ${group.code} on ${person.remoteId}, because a service user always has one, but shows it as not active.`;
  return isOn(user) ? turnOff(client, user, note) : already(note, user.id);
}
