import "server-only";
import { CUT_OFF_BRAKE } from "@/lib/blocks/block.rules";
import { disableUser } from "@/lib/blocks/disable-user";
import { enableUser } from "@/lib/blocks/enable-user";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { Run, TogetherAct } from "@/lib/gate/together";
import { profileOf } from "@/lib/upstreams/profiles";
import { changeUser } from "@/lib/users/change-user";
import { createAccount } from "@/lib/users/create-account";
import { createUser } from "@/lib/users/create-user";
import { countEndedAccounts } from "@/lib/users/cut-off.store";
import { type DirectoryUser, findByDirectoryName, findDirectoryUser } from "@/lib/users/directory-user.store";
import { leaveUser } from "@/lib/users/leave-user";
import { removeAccount } from "@/lib/users/remove-account";
import { carryOut } from "./carry-out";
import { byLibrary } from "./library";
import { patched, patchSteps } from "./patch";
import { asBoolean, asEmails, isObject } from "./patch-value";
import { USER_PATCHABLE } from "./patchable";
import { OUR_USER, UserResource } from "./schemas";
import { ScimError } from "./scim-error";
import type { Scope } from "./scope";
import { nameOf, patchableUser, type WantedUser, wantedUser } from "./user-document";

/** What each request about a person may run at the gate; whoever may not do all of it may do none. */
export const USER_OPERATIONS = {
  create: [createUser, createAccount, changeUser, disableUser],
  change: [changeUser, enableUser, disableUser],
  leave: [leaveUser, removeAccount],
} as const satisfies Record<string, TogetherAct<unknown>["operations"]>;

/** Adds a person; at the address of one system also his account there, for one who is known elsewhere the account alone. Returns his id. */
export async function createUserBy(scope: Scope, body: unknown): Promise<string> {
  const wanted = await readUser(body);
  const { userName = "" } = wanted;
  const userId = await carryOut(scope, {
    operations: USER_OPERATIONS.create,
    locks: [`directory:${userName.toLowerCase()}`],
    async act(tx, run) {
      const known = await findByDirectoryName(tx, userName);
      const made = known ? await joinSystem(tx, run, scope, known, wanted) : await addPerson(tx, run, scope, wanted);
      if (wanted.active === false) await run(disableUser, { userId: made });
      return made;
    },
  });
  return userId ?? "";
}

/** Makes a person what the whole resource says; throws 404 for one who isn't seen here. */
export async function replaceUser(scope: Scope, userId: string, body: unknown): Promise<void> {
  const wanted = await readUser(body);
  await change(scope, userId, async () => wanted);
}

/** Changes of a person what the patch says, all of it or nothing. */
export async function patchUser(scope: Scope, userId: string, body: unknown): Promise<void> {
  const steps = await byLibrary(() => patchSteps(body, USER_PATCHABLE));
  await change(scope, userId, (user) =>
    byLibrary(async () => wantedUser(await patched(new UserResource(patchableUser(user, scope)), steps))),
  );
}

/** Lets a person leave; at the address of one system only his accounts there end. */
export async function deleteUser(scope: Scope, userId: string): Promise<void> {
  const { systemId } = scope;
  await carryOut(scope, {
    operations: USER_OPERATIONS.leave,
    locks: [userId],
    async act(tx, run) {
      const user = await seen(tx, scope, userId);
      if (systemId === null) await run(leaveUser, { userId, reason: "Person left" });
      else for (const { id } of user.accounts) await run(removeAccount, { accountId: id, reason: "Person left" });
    },
    ...(systemId === null
      ? {}
      : { weigh: { brake: CUT_OFF_BRAKE, hits: (tx: Tx, now: Date) => countEndedAccounts(tx, systemId, now) } }),
  });
}

async function change(scope: Scope, userId: string, ask: (user: DirectoryUser) => Promise<WantedUser>): Promise<void> {
  await carryOut(scope, {
    operations: USER_OPERATIONS.change,
    locks: [userId],
    async act(tx, run) {
      const user = await seen(tx, scope, userId);
      const wanted = await ask(user);
      const userCode = user.accounts[0]?.userCode;
      if (scope.systemId && wanted.userCode && wanted.userCode !== userCode) {
        throw new ScimError(400, "mutability", "The user code of an account can’t be changed");
      }
      await adapt(run, user, wanted);
      if (wanted.active === false) await run(disableUser, { userId });
      if (wanted.active === true) await run(enableUser, { userId });
    },
  });
}

const readUser = (body: unknown): Promise<WantedUser> =>
  byLibrary(() => wantedUser(new UserResource(written(body), "in")));

/** The person, if this address shows him; throws `not_found`. */
async function seen(tx: Tx, { systemId }: Scope, userId: string): Promise<DirectoryUser> {
  const user = isId("user", userId) ? await findDirectoryUser(tx, systemId, userId) : null;
  if (!user) throw new DomainError("not_found", `There is no user ${userId}.`);
  return user;
}

async function adapt(run: Run, user: DirectoryUser, wanted: WantedUser): Promise<void> {
  const name = nameOf(wanted, user);
  const email = wanted.email ?? null;
  const userName = wanted.userName ?? user.directoryName;
  // Who was known by his address so far is known by it still where both stay the same.
  const isImplied = user.userName === null && userName === user.directoryName && email === user.email;
  await run(changeUser, {
    ...{ userId: user.id, name },
    ...textsOf({ email: wanted.email, company: wanted.company, department: wanted.department }),
    directory: {
      ...(isImplied ? {} : { userName }),
      ...(wanted.externalRef ? { externalRef: wanted.externalRef } : {}),
      ...{ givenName: wanted.givenName ?? "", familyName: wanted.familyName ?? "" },
    },
  });
}

async function addPerson(tx: Tx, run: Run, scope: Scope, wanted: WantedUser): Promise<string> {
  const { userName, externalRef, givenName, familyName, email, company, department } = wanted;
  const made = await run(createUser, {
    ...{ kind: "person", name: nameOf(wanted, null) },
    ...textsOf({ email, company, department }),
    directory: { userName, ...textsOf({ externalRef, givenName, familyName }) },
    ...(scope.systemId ? { systemId: scope.systemId, userCode: await userCodeOf(tx, scope.systemId, wanted) } : {}),
  });
  if (!made) throw new DomainError("internal");
  return made.userId;
}

// The name is the same directory's; another id of it under one name is another person.
async function joinSystem(tx: Tx, run: Run, scope: Scope, known: DirectoryUser, wanted: WantedUser): Promise<string> {
  const isHere = scope.systemId === null || known.accounts.some(({ systemId }) => systemId === scope.systemId);
  const isAnother =
    known.externalRef !== null && wanted.externalRef !== undefined && known.externalRef !== wanted.externalRef;
  if (isHere || isAnother) throw new ScimError(409, "uniqueness", `There is a user ${known.directoryName} already.`);
  const systemId = scope.systemId ?? "";
  await run(createAccount, { userId: known.id, systemId, userCode: await userCodeOf(tx, systemId, wanted) });
  await adapt(run, known, { ...wanted, email: wanted.email ?? known.email ?? undefined });
  return known.id;
}

async function userCodeOf(tx: Tx, systemId: string, { userCode, userName = "" }: WantedUser): Promise<string> {
  if (userCode) return userCode;
  const { vendor, name } = await tx.system.findUniqueOrThrow({ where: { id: systemId } });
  if (profileOf(vendor).accounts === "created") return userName;
  const says = `${name} makes no accounts from here: send the user code that somebody has there as ${OUR_USER}:userCode`;
  throw new ScimError(400, "invalidValue", says);
}

/** The texts that are there; an operation takes none as empty. */
function textsOf(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])));
}

// Names of attributes know no case; texts for true and false, and addresses as texts, are taken too.
function written(body: unknown): unknown {
  if (!isObject(body)) throw new ScimError(400, "invalidSyntax", "Send one user as a JSON object");
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => {
      const name = key.toLowerCase();
      if (value === null || name === "password") return [];
      if (name === "active") return [[key, asBoolean(value)]];
      return [[key, name === "emails" ? asEmails(value) : value]];
    }),
  );
}
