import { beforeSending } from "../answers";
import type { Outcome } from "../driver";
import type { EffectOf, GroupRef } from "../effects";
import { type Catalog, notSent, readCatalog, readCode, refOf } from "./catalog";
import type { ContractfitClient } from "./client";
import { type Permission, parsePermissions, TIGHT } from "./permissions.rules";
import type { CfRole } from "./wire";

/** Whether a group is a role at a place, and so nothing of its own at Contract.fit. */
export function isScoped(group: GroupRef): boolean {
  const { inbox, document } = readCode(group.code);
  return inbox !== undefined || document !== undefined;
}

/** Makes the role where there is none of its name, with as few permissions as asked; a role that exists is never changed. */
export async function createRole(effect: EffectOf<"group.create.v1">, client: ContractfitClient): Promise<Outcome> {
  const { group } = effect;
  const names = readCode(group.code);
  const asked = askedPermissions(group);
  if (names.document && !names.inbox) throw notSent(`${group.code} names a document without its inbox.`);
  const catalog = await readCatalog(client);
  const place = catalog.placeOf(names);
  const existing = catalog.roleOf(group);
  if (existing) {
    checkSame(existing, asked);
    const ref = refOf({ role: existing.id, ...place });
    return { state: "verified", note: `Already so: ${inWords(existing)}`, wasAlreadySo: true, ref };
  }
  const role = await client.createRole(names.role, asked ?? TIGHT);
  const ref = refOf({ role: role.id, ...place });
  const read = await readRole(client, role.id);
  if (read) return { state: "verified", note: inWords(read), ref };
  return { state: "applied", note: "Contract.fit made the role; it could not be read back.", ref };
}

/** The permissions that a group asks for, null where it leaves them open; rejects a name that Contract.fit doesn't have. */
function askedPermissions({ attributes, code }: GroupRef): Permission[] | null {
  const typed = attributes?.permissions;
  if (typeof typed !== "string" || typed.trim() === "") return null;
  const permissions = parsePermissions(typed);
  if (permissions) return permissions;
  throw notSent(`The permissions of ${code} hold a name that Contract.fit does not have.`);
}

function checkSame(role: CfRole, asked: readonly Permission[] | null): void {
  if (!asked || asked.join() === role.permissions.join()) return;
  throw notSent(
    `${inWords(role)} Others may have it already, so Gatehouse does not change it: leave the permissions empty, or choose another name.`,
  );
}

const inWords = ({ name, permissions }: CfRole): string =>
  `Contract.fit shows role ${name} with ${permissions.length === 0 ? "no permission" : permissions.join(", ")}.`;

const readRole = async (client: ContractfitClient, id: string): Promise<CfRole | null> =>
  (await client.roles().catch(() => [])).find((role) => role.id === id) ?? null;

/** Gives a role another name; its permissions are not sent, so they stay. */
export async function renameRole(effect: EffectOf<"group.rename.v1">, client: ContractfitClient): Promise<Outcome> {
  const catalog = await readCatalog(client);
  const role = catalog.roleOf({ ...effect.from, ...(effect.group.ref ? { ref: effect.group.ref } : {}) });
  const name = effect.group.code.trim();
  const other = catalog.roles.find((one) => one.name === name && one.id !== role?.id);
  if (other) throw notSent(`Contract.fit has a role ${name} already.`);
  if (!role) throw notSent(`Contract.fit shows no role ${effect.from.code}.`);
  if (role.name === name)
    return { state: "verified", note: `Already so: ${inWords(role)}`, wasAlreadySo: true, ref: role.id };
  await client.renameRole(role.id, name);
  const read = await readRole(client, role.id);
  if (read?.name === name) return { state: "verified", note: inWords(read), ref: role.id };
  return { state: "applied", note: "Contract.fit accepted the name; it could not be read back.", ref: role.id };
}

/** Deletes a role for good, and only one that nobody holds: Contract.fit doesn't say what becomes of users and keys that do. */
export async function deleteRole(effect: EffectOf<"group.archive.v1">, client: ContractfitClient): Promise<Outcome> {
  const { group } = effect;
  const catalog = await readCatalog(client);
  const role = catalog.roleOf(group);
  const gone = `Contract.fit no longer shows role ${group.code}.`;
  if (!role) return { state: "verified", note: `Already so: ${gone}`, wasAlreadySo: true };
  const [users, keys] = await beforeSending(Promise.all([client.users(), client.keys()]));
  refuseInUse(
    catalog,
    role,
    users.filter((user) => user.roles.some((one) => one.role === role.id)).map((u) => u.username),
    keys.filter((key) => key.roles.some((one) => one.role === role.id)).length,
  );
  await client.deleteRole(role.id);
  const after = await client.roles().catch(() => null);
  if (after && !after.some(({ id }) => id === role.id)) return { state: "verified", note: gone };
  return { state: "applied", note: "Contract.fit accepted it; that it is gone could not be read." };
}

function refuseInUse(catalog: Catalog, role: CfRole, users: readonly string[], keys: number): void {
  if (users.length === 0 && keys === 0) return;
  const who = [
    users.length > 0 ? `${users.slice(0, 5).join(", ")}${users.length > 5 ? ` and ${users.length - 5} more` : ""}` : "",
    keys > 0 ? `${keys} ${keys === 1 ? "key" : "keys"}` : "",
  ].filter(Boolean);
  throw notSent(
    `${catalog.codeOf({ role: role.id })} is still held by ${who.join(" and ")}. Take it away there first.`,
  );
}
