import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Run } from "@/lib/gate/together";
import { profileOf } from "@/lib/upstreams/profiles";
import { createAccount } from "@/lib/users/create-account";
import { type Candidate, readCandidates } from "@/lib/users/directory-user.store";
import { ScimError } from "./scim-error";

/** The group that people are to be in, with what its vendor allows. */
export type Seat = { groupId: string; systemId: string; systemName: string; vendor: string };

/** An account that can be made only together with its group. */
export type AccountWithGroup = { userId: string; systemId: string; userCode: string };

/**
 * The accounts by which these people come into a group; who has none in its system gets one where the vendor makes accounts from here.
 * Throws 400 `invalidValue` for who is no user, 409 for who has no account and can't be given one, or has several.
 */
export async function withAccounts(
  tx: Tx,
  run: Run,
  seat: Seat,
  userIds: readonly string[],
): Promise<{ add: string[]; withGroup: AccountWithGroup[] }> {
  const found = new Map((await readCandidates(tx, seat, userIds)).map((one) => [one.id, one]));
  const missing = userIds.filter((id) => !found.has(id));
  if (missing.length > 0)
    throw new ScimError(400, "invalidValue", `There is no user ${missing.slice(0, 3).join(", ")}`);
  const people = userIds.flatMap((id) => found.get(id) ?? []);
  const { accounts, groupsPerAccount } = profileOf(seat.vendor);
  const without = people.filter((one) => one.accounts.length === 0);
  if (without.length > 0 && accounts === "recorded") throw new ScimError(409, null, noAccount(without, seat));
  const add = people.flatMap((one) => accountIn(one, seat) ?? []);
  const fresh = without.map(({ id, directoryName }) => ({
    userId: id,
    systemId: seat.systemId,
    userCode: directoryName,
  }));
  if (groupsPerAccount === 1) return { add, withGroup: fresh };
  for (const account of fresh) {
    const made = await run(createAccount, account);
    if (made) add.push(made.accountId);
  }
  return { add, withGroup: [] };
}

/** The accounts by which these people are in a group now; who isn't in it, or is no user, is left out. */
export async function accountsOf(tx: Tx, seat: Seat, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const people = await readCandidates(tx, seat, userIds);
  return people.flatMap(({ accounts }) => accounts.filter(({ isMember }) => isMember).map(({ id }) => id));
}

function accountIn({ name, accounts }: Candidate, { systemName }: Seat): string | null {
  const [only, another] = accounts;
  if (accounts.some(({ isMember }) => isMember)) return null;
  if (!another) return only?.id ?? null;
  const says = `${name} has ${accounts.length} accounts in ${systemName}: choose one of them in the console.`;
  throw new ScimError(409, null, says);
}

function noAccount(people: readonly Candidate[], { systemName }: Seat): string {
  const names = people.slice(0, 3).map(({ name }) => name);
  const more = people.length > 3 ? ` and ${people.length - 3} more` : "";
  const has = people.length === 1 ? "has" : "have";
  return `${names.join(", ")}${more} ${has} no account in ${systemName}, which makes none from here. Record it first; nothing was changed.`;
}
