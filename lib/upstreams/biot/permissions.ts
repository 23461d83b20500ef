import { beforeSending } from "../answers";
import type { Outcome } from "../driver";
import type { EffectOf, EndpointRef, GroupRef } from "../effects";
import type { BiotClient } from "./client";
import { findRole } from "./lookup";
import { already, proven } from "./outcome";
import { notSent } from "./translate-error";
import type { Role } from "./wire";

type Including = EffectOf<"connector.create.v1" | "connector.link.v1" | "connector.include.v1">;

export const permissionsOf = (role: Role): Set<string> => new Set(role.permissions?.map(({ id }) => id) ?? []);
export const idsOf = (endpoints: readonly EndpointRef[]): string[] => [...new Set(endpoints.map(({ name }) => name))];

/** The group whose role holds the connector's permissions; filled in at send time. */
export const groupOf = (effect: Including | EffectOf<"connector.exclude.v1">): GroupRef | null =>
  effect.type === "connector.create.v1" || effect.type === "connector.link.v1"
    ? effect.group
    : (effect.connector.group ?? null);

const NO_ROLE =
  "The connector is linked to no group, so there is no role whose permissions could change; nothing was sent.";
const NEXT_TOKEN = "It counts from a service user's next access token on.";

/** Puts the connector's permissions on the role of its group; those that the role has already are not sent. */
export async function includePermissions(effect: Including, client: BiotClient): Promise<Outcome> {
  const group = groupOf(effect);
  if (!group) return already(NO_ROLE);
  if (!effect.endpoints) throw notSent("Which permissions the connector needs was not told, so nothing was sent.");
  const wanted = idsOf(effect.endpoints);
  const role = await beforeSending(roleOf(client, group));
  const present = permissionsOf(role);
  const missing = wanted.filter((id) => !present.has(id));
  const note = `BioT shows ${inWords(wanted)} on the role ${group.code}.`;
  if (missing.length === 0) return already(note);
  await client.associate(role.id, missing);
  return proven(async () => hasAll(await roleOf(client, group), wanted), `${note} ${NEXT_TOKEN}`);
}

/** Takes permissions off the role of the connector's group, all but those that another connector of that group still calls. */
export async function excludePermissions(
  effect: EffectOf<"connector.exclude.v1">,
  client: BiotClient,
): Promise<Outcome> {
  const group = groupOf(effect);
  if (!group) return already(NO_ROLE);
  const { unwanted, kept } = excludedOf(effect);
  const because = kept.length > 0 ? ` ${inWords(kept)} stays: another connector of the group calls it.` : "";
  const note = `BioT shows ${inWords(unwanted)} no longer on the role ${group.code}.${because}`;
  if (unwanted.length === 0) return already(because.trim());
  const role = await beforeSending(findRole(client, group));
  if (!role) return already(`BioT has no role ${group.code}.`);
  const present = permissionsOf(role);
  const surplus = unwanted.filter((id) => present.has(id));
  if (surplus.length === 0) return already(note);
  await client.dissociate(role.id, surplus);
  return proven(async () => hasNone(await roleOf(client, group), unwanted), `${note} ${NEXT_TOKEN}`);
}

/** What is to come off the role, and what of it another connector of the group still calls. */
export function excludedOf({ endpoints, stillWanted = [] }: EffectOf<"connector.exclude.v1">): {
  unwanted: string[];
  kept: string[];
} {
  const still = new Set(idsOf(stillWanted));
  const named = idsOf(endpoints);
  return { unwanted: named.filter((id) => !still.has(id)), kept: named.filter((id) => still.has(id)) };
}

async function roleOf(client: BiotClient, group: GroupRef): Promise<Role> {
  const role = await findRole(client, group);
  if (role) return role;
  throw notSent(`BioT shows no role ${group.code}, so nothing was sent.`);
}

export const hasAll = (role: Role, ids: readonly string[]): boolean => ids.every((id) => permissionsOf(role).has(id));
export const hasNone = (role: Role, ids: readonly string[]): boolean => !ids.some((id) => permissionsOf(role).has(id));

export const inWords = (ids: readonly string[]): string =>
  ids.length === 0 ? "no permission" : ids.length <= 3 ? ids.join(", ") : `${ids.length} permissions`;
