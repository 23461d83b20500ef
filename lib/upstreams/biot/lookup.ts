import type { Connection } from "../driver";
import type { GroupRef, PersonRef } from "../effects";
import type { BiotClient } from "./client";
import { isUuid } from "./ids.rules";
import { notSent } from "./translate-error";
import type { Role, ServiceUser } from "./wire";

const asId = (value: string | boolean | null | undefined): string | null =>
  typeof value === "string" && isUuid(value) ? value : null;

/** The service user's own id, as far as Gatehouse knows it; one without a name goes by its id. */
export const knownId = (person: PersonRef): string | null =>
  asId(person.ref) ?? asId(person.attributes?.serviceUserId) ?? asId(person.remoteId);

/** The role's own id, as far as Gatehouse knows it. */
export const knownRoleId = (group: GroupRef): string | null => asId(group.ref) ?? asId(group.attributes?.roleId);

/** The service user by its id or its name, or null where BioT shows none; rejects where it could only be searched for and BioT can't. */
export async function findServiceUser(client: BiotClient, person: PersonRef): Promise<ServiceUser | null> {
  const id = knownId(person);
  if (id) return client.serviceUser(id);
  const filter = { name: { eq: person.remoteId } };
  const { data } = await client.searchServiceUsers({ filter, page: 0, limit: 10 });
  return data.find((user) => user.name === person.remoteId) ?? null;
}

/** The service user that an effect is about; rejects, with nothing sent, where there is none or where it is the one Gatehouse signs in with. */
export async function serviceUserOf(
  client: BiotClient,
  connection: Pick<Connection, "settings">,
  person: PersonRef,
): Promise<ServiceUser> {
  const user = await findServiceUser(client, person);
  if (!user) throw notSent(`BioT shows no service user ${person.remoteId}, so nothing was sent.`);
  refuseOwn(user, connection);
  return user;
}

/** Gatehouse never locks itself out. */
export function refuseOwn(user: ServiceUser, { settings }: Pick<Connection, "settings">): void {
  if (user.id.toLowerCase() !== settings.serviceUserId?.toLowerCase()) return;
  throw notSent("Gatehouse itself signs in with this service user, so it doesn't change it.");
}

/** The role by its id or its name, or null where BioT shows none; there is no call for a single role. */
export async function findRole(client: BiotClient, group: GroupRef): Promise<Role | null> {
  const id = knownRoleId(group);
  const filter = id ? { id: { eq: id } } : { name: { eq: group.code } };
  const { data } = await client.searchRoles({ filter, page: 0, limit: 10 });
  return data.find((role) => (id ? role.id === id : role.name === group.code)) ?? null;
}

/** The role's id, without asking where it is known; null where BioT shows no such role. */
export async function findRoleId(client: BiotClient, group: GroupRef): Promise<string | null> {
  return knownRoleId(group) ?? (await findRole(client, group))?.id ?? null;
}

export async function roleIdOf(client: BiotClient, group: GroupRef): Promise<string> {
  const id = await findRoleId(client, group);
  if (id) return id;
  throw notSent(`BioT shows no role ${group.code}, so nothing was sent.`);
}
