import { beforeSending } from "../answers";
import type { Outcome } from "../driver";
import type { EffectOf } from "../effects";
import type { BiotClient } from "./client";
import { findRole, knownRoleId } from "./lookup";
import { already, proven } from "./outcome";
import { readAllServiceUsers } from "./pages";
import { isOn } from "./service-users";
import { isNotOffered, notSent } from "./translate-error";

/** Creates a role without permissions; BioT keeps names unique, so one of this name is found again and never made twice. */
export async function createRole({ group }: EffectOf<"group.create.v1">, client: BiotClient): Promise<Outcome> {
  const note = `BioT shows the role ${group.code}.`;
  const there = await beforeSending(findRole(client, group));
  if (there) return already(note, there.id);
  if (knownRoleId(group)) throw notSent(`BioT shows no role with the id of ${group.code}, so nothing was sent.`);
  const description = group.description.trim().slice(0, 512);
  const made = await client.createRole({ name: group.code, ...(description ? { description } : {}) });
  return proven(async () => (await findRole(client, { ...group, ref: made.id }))?.name === group.code, note, made.id);
}

/** Renames a role and leaves its permissions alone; a description can't be changed at BioT. */
export async function renameRole({ group, from }: EffectOf<"group.rename.v1">, client: BiotClient): Promise<Outcome> {
  const note = `BioT shows the role ${group.code}.`;
  const known = knownRoleId(group) ?? knownRoleId(from);
  const role =
    (await beforeSending(findRole(client, { ...from, ref: known }))) ??
    (known ? null : await beforeSending(findRole(client, group)));
  if (!role) throw notSent(`BioT shows no role ${from.code}, so nothing was sent.`);
  if (role.name === group.code) return already(note, role.id);
  await client.renameRole(role.id, group.code);
  return proven(async () => (await findRole(client, { ...group, ref: role.id }))?.name === group.code, note, role.id);
}

/** Deletes a role that no active service user has: what BioT does with those that have it isn't documented. */
export async function removeRole({ group }: EffectOf<"group.archive.v1">, client: BiotClient): Promise<Outcome> {
  const gone = `BioT has no role ${group.code} any more.`;
  const role = await beforeSending(findRole(client, group));
  if (!role) return already(gone);
  const holders = await beforeSending(activeHolders(client, role.id));
  if (holders && holders.length > 0) {
    const who = holders.slice(0, 3).join(", ");
    const more = holders.length > 3 ? ` and ${holders.length - 3} more` : "";
    throw notSent(
      `${who}${more} still have the role ${group.code}: give them another one first, then send this again.`,
    );
  }
  if ((await client.removeRole(role.id)) === "gone") return already(gone);
  const unasked = holders ? "" : " Whether a service user still had it could not be asked.";
  return proven(async () => (await findRole(client, { ...group, ref: role.id })) === null, `${gone}${unasked}`);
}

/** Who of the service users that are on has this role; null where they can't be listed. */
async function activeHolders(client: BiotClient, roleId: string): Promise<string[] | null> {
  try {
    const users = await readAllServiceUsers(client);
    return users.filter((user) => user.roleId === roleId && isOn(user)).map(({ name, id }) => name ?? id);
  } catch (error) {
    if (isNotOffered(error)) return null;
    throw error;
  }
}
