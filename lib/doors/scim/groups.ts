import "server-only";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { Run, TogetherAct } from "@/lib/gate/together";
import { archiveGroup } from "@/lib/groups/archive-group";
import { changeMembership } from "@/lib/groups/change-membership";
import { createGroup } from "@/lib/groups/create-group";
import { type DirectoryGroup, findDirectoryGroup, findGroupNames } from "@/lib/groups/directory-group.store";
import { renameGroup } from "@/lib/groups/rename-group";
import { profileOf } from "@/lib/upstreams/profiles";
import { createAccount } from "@/lib/users/create-account";
import { carryOut } from "./carry-out";
import { codeFor, slugOf } from "./group-document";
import { byLibrary } from "./library";
import { asksForMembers, type MemberDelta, memberDelta, memberIds } from "./member-patch";
import { accountsOf, type Seat, withAccounts } from "./members";
import { type PatchStep, patched, patchSteps } from "./patch";
import { isObject } from "./patch-value";
import { GROUP_PATCHABLE } from "./patchable";
import { GroupResource, OUR_GROUP } from "./schemas";
import { ScimError } from "./scim-error";
import type { Scope } from "./scope";

const REASON = "Removed in the directory";

/** What each request about a group may run at the gate; whoever may not do all of it may do none. */
export const GROUP_OPERATIONS = {
  create: [createGroup, createAccount, changeMembership],
  change: [changeMembership, renameGroup, createAccount],
  archive: [archiveGroup, changeMembership],
} as const satisfies Record<string, TogetherAct<unknown>["operations"]>;

type WantedGroup = { displayName: string; externalRef: string | null; code: string | null; system: string | null };

/** Makes a group in the system of this address, or in the one that it names, with its members. Returns its id. */
export async function createGroupBy(scope: Scope, body: unknown): Promise<string> {
  const wanted = await readGroup(body);
  const members = memberIds(membersOf(body) ?? []);
  const groupId = await carryOut(scope, {
    operations: GROUP_OPERATIONS.create,
    locks: [`directory:group:${wanted.displayName.toLowerCase()}`],
    async act(tx, run) {
      const system = await systemFor(tx, scope, wanted.system);
      const { groupCode } = profileOf(system.vendor);
      const begin = wanted.code ?? slugOf(wanted.displayName);
      const names = await findGroupNames(tx, system.id, { description: wanted.displayName, code: begin });
      if (names.isTaken) throw taken(wanted.displayName, system.name);
      const code = wanted.code ?? codeFor(wanted.displayName, groupCode, names.codes);
      if (code === null) throw new ScimError(400, "invalidValue", `${groupCode.pattern.says}: send ${OUR_GROUP}:code`);
      const seat: Seat = { groupId: "", systemId: system.id, systemName: system.name, vendor: system.vendor };
      const { add, withGroup } = await withAccounts(tx, run, seat, members);
      const made = await run(createGroup, {
        ...{ code, description: wanted.displayName, systemIds: [system.id], accountIds: add },
        externalRef: wanted.externalRef,
      });
      if (!made) throw new DomainError("internal");
      for (const account of withGroup) await run(createAccount, { ...account, groupId: made.groupId });
      return made.groupId;
    },
  });
  return groupId ?? "";
}

/** Makes a group what the whole resource says; where it has a list of members, that list is compared with who is in it now. */
export async function replaceGroup(scope: Scope, groupId: string, body: unknown): Promise<void> {
  const wanted = await readGroup(body);
  const list = membersOf(body);
  const whole = list === undefined ? null : new Set(memberIds(list));
  const delta = { add: new Set<string>(), remove: new Set<string>(), whole };
  await change(scope, groupId, async () => ({ wanted, delta }));
}

/** Changes of a group what the patch says, all of it or nothing: named people come in or go, and nobody else. */
export async function patchGroup(scope: Scope, groupId: string, body: unknown): Promise<void> {
  const steps = await byLibrary(() => patchSteps(body, GROUP_PATCHABLE));
  const isMember = ({ path }: PatchStep): boolean => /^members\b/i.test(path);
  const memberSteps = steps.filter(isMember);
  const others = steps.filter((step) => !isMember(step));
  const withMembers = asksForMembers(memberSteps);
  await change(
    scope,
    groupId,
    async (group) => {
      const now = (group.members ?? []).map(({ id, name }) => ({ value: id, display: name }));
      const before = { id: group.id, displayName: group.description, ...refOf(group), [OUR_GROUP]: fixedOf(group) };
      const after = await byLibrary(() => patched(new GroupResource(before), others));
      return { wanted: wantedGroup(after), delta: memberDelta(memberSteps, now) };
    },
    withMembers,
  );
}

/** Takes a group out of use with whoever is in it; refused while an app connector rides on it, and where too many would lose it at once. */
export async function deleteGroup(scope: Scope, groupId: string): Promise<void> {
  await carryOut(scope, {
    operations: GROUP_OPERATIONS.archive,
    locks: [groupId],
    async act(tx, run) {
      const group = await listed(tx, scope, groupId, true);
      const seat = await seatOf(tx, group);
      const remove = await accountsOf(
        tx,
        seat,
        (group.members ?? []).map(({ id }) => id),
      );
      const emptied = remove.length > 0 ? await run(changeMembership, membership(group, [], remove)) : null;
      await run(archiveGroup, { groupId, version: emptied?.version ?? group.version, reason: REASON });
    },
  });
}

type Ask = (group: DirectoryGroup) => Promise<{ wanted: WantedGroup; delta: MemberDelta }>;

async function change(scope: Scope, groupId: string, ask: Ask, withMembers = false): Promise<void> {
  await carryOut(scope, {
    operations: GROUP_OPERATIONS.change,
    locks: [groupId],
    async act(tx, run) {
      const group = await listed(tx, scope, groupId, withMembers);
      const { wanted, delta } = await ask(group);
      const version = await rename(tx, run, group, wanted);
      await seat(tx, run, { ...group, version }, delta);
    },
  });
}

async function rename(tx: Tx, run: Run, group: DirectoryGroup, wanted: WantedGroup): Promise<number> {
  const { id, code, description, systemId, systemName, version } = group;
  const isFixed = (has: string, asked: string | null): boolean => asked === null || asked === has;
  if (!isFixed(code, wanted.code) || !isFixed(systemId, wanted.system)) {
    throw new ScimError(400, "mutability", "The code and the system of a group can’t be changed");
  }
  if (wanted.displayName !== description) {
    const names = await findGroupNames(tx, systemId, { description: wanted.displayName, code, exceptId: id });
    if (names.isTaken) throw taken(wanted.displayName, systemName);
  }
  const input = { groupId: id, version, code, description: wanted.displayName, externalRef: wanted.externalRef };
  return (await run(renameGroup, input))?.version ?? version;
}

// Read and compared while the group is locked, so that a list that was made earlier takes out nobody who came in since by name.
async function seat(tx: Tx, run: Run, group: DirectoryGroup, delta: MemberDelta): Promise<void> {
  const at = await seatOf(tx, group);
  const { add, remove } = delta.whole ? await against(tx, group, delta.whole) : delta;
  const wanted = await withAccounts(tx, run, at, [...add]);
  for (const account of wanted.withGroup) await run(createAccount, { ...account, groupId: group.id });
  const gone = await accountsOf(tx, at, [...remove]);
  if (wanted.add.length + gone.length === 0) return;
  const { version } = (await findDirectoryGroup(tx, null, group.id, false)) ?? group;
  await run(changeMembership, membership({ ...group, version }, wanted.add, gone));
}

async function against(tx: Tx, group: DirectoryGroup, whole: ReadonlySet<string>) {
  const now = new Set((await findDirectoryGroup(tx, null, group.id, true))?.members?.map(({ id }) => id));
  return { add: [...whole].filter((id) => !now.has(id)), remove: [...now].filter((id) => !whole.has(id)) };
}

const membership = ({ id, version }: DirectoryGroup, add: readonly string[], remove: readonly string[]) => ({
  ...{ groupId: id, add, remove, baseVersion: version },
  ...(remove.length > 0 ? { reason: REASON } : {}),
});

async function listed(tx: Tx, { systemId }: Scope, groupId: string, withMembers: boolean): Promise<DirectoryGroup> {
  const group = isId("group", groupId) ? await findDirectoryGroup(tx, systemId, groupId, withMembers) : null;
  if (!group) throw new ScimError(404, null, `There is no group ${groupId}.`);
  if (group.kind === "listed") return group;
  throw new ScimError(400, "mutability", `${group.description} of ${group.systemName} is a rule and can’t be changed.`);
}

async function seatOf(tx: Tx, { id, systemId, systemName }: DirectoryGroup): Promise<Seat> {
  const { vendor } = await tx.system.findUniqueOrThrow({ where: { id: systemId } });
  return { groupId: id, systemId, systemName, vendor };
}

async function systemFor(tx: Tx, { systemId }: Scope, asked: string | null) {
  if (systemId !== null && asked !== null && asked !== systemId) {
    throw new ScimError(400, "invalidValue", "This address is of another system than the one that the group names");
  }
  const systems = await tx.system.findMany({
    where: systemId || asked ? { id: systemId ?? asked ?? "" } : {},
    take: 2,
  });
  const [only, another] = systems;
  if (only && !another) return only;
  const says = `Say which system the group is for, as ${OUR_GROUP}:system, or use the address of one system`;
  throw new ScimError(400, "invalidValue", asked ? `There is no system ${asked}` : says);
}

const taken = (displayName: string, systemName: string): ScimError =>
  new ScimError(409, "uniqueness", `There is a group ${displayName} in ${systemName} already.`);

const refOf = ({ externalRef }: DirectoryGroup) => (externalRef ? { externalId: externalRef } : {});
const fixedOf = ({ code, systemId }: DirectoryGroup) => ({ code, system: systemId });

const readGroup = (body: unknown): Promise<WantedGroup> =>
  byLibrary(() => {
    if (!isObject(body)) throw new ScimError(400, "invalidSyntax", "Send one group as a JSON object");
    const fields = Object.entries(body).filter(([key, value]) => value !== null && key.toLowerCase() !== "members");
    return wantedGroup(new GroupResource(Object.fromEntries(fields), "in"));
  });

function wantedGroup(resource: object): WantedGroup {
  const json = JSON.parse(JSON.stringify(resource)) as Record<string, unknown>;
  const ours = isObject(json[OUR_GROUP]) ? json[OUR_GROUP] : {};
  const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value.trim() : null);
  return {
    displayName: textOf(json.displayName) ?? "",
    externalRef: textOf(json.externalId),
    code: textOf(ours.code),
    system: textOf(ours.system),
  };
}

function membersOf(body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const key = Object.keys(body).find((name) => name.toLowerCase() === "members");
  return key === undefined ? undefined : (body[key] ?? undefined);
}
