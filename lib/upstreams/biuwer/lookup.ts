import type { GroupRef, PersonRef } from "../effects";
import { UpstreamError } from "../upstream-error";
import { type AssumedApi, type ListCall, type Row, textOf } from "./client";
import { sameName } from "./person.rules";

export type FoundUser = { id: string; name: string; email: string | null; type: string };
export type FoundGroup = { id: string; name: string; description: string; type: string };
export type FoundToken = { id: string; user: string; from: string | null; to: string | null; text: string | null };

/** The user by the vendor's id where it is known, otherwise by e-mail address or name; null where there is none. */
export async function findUser(api: AssumedApi, person: PersonRef): Promise<FoundUser | null> {
  const row = person.ref ? await api.readOne("users.read", { user: person.ref }) : null;
  const known = row && readUser(api, row);
  if (known) return known;
  return find(
    api,
    "users.list",
    readUser,
    (u) => sameName(u.email ?? "", person.remoteId) || sameName(u.name, person.remoteId),
  );
}

/** The group by the vendor's id where it is known, otherwise by name; null where there is none. */
export async function findGroup(api: AssumedApi, group: GroupRef): Promise<FoundGroup | null> {
  const row = group.ref ? await api.readOne("groups.read", { group: group.ref }) : null;
  const known = row && readGroup(api, row);
  return known ?? find(api, "groups.list", readGroup, (g) => sameName(g.name, group.code));
}

/** The user; rejects, with nothing sent, where Biuwer has none. */
export async function needUser(api: AssumedApi, person: PersonRef): Promise<FoundUser> {
  return (await findUser(api, person)) ?? missing(`no user ${person.remoteId}`);
}

/** The group; rejects, with nothing sent, where Biuwer has none. */
export async function needGroup(api: AssumedApi, group: GroupRef): Promise<FoundGroup> {
  return (await findGroup(api, group)) ?? missing(`no group ${group.code}`);
}

export function missing(what: string): never {
  throw new UpstreamError({ kind: "rejected", wasSent: false }, `Biuwer shows ${what}.`);
}

export function readUser({ contract }: AssumedApi, row: Row): FoundUser | null {
  const { id, name, email, type } = contract.fields.user;
  const [found, called] = [textOf(row, id), textOf(row, name)];
  if (!found || !called) return null;
  return { id: found, name: called, email: textOf(row, email), type: textOf(row, type) ?? "" };
}

export function readGroup({ contract }: AssumedApi, row: Row): FoundGroup | null {
  const { id, name, description, type } = contract.fields.group;
  const [found, called] = [textOf(row, id), textOf(row, name)];
  if (!found || !called) return null;
  return { id: found, name: called, description: textOf(row, description) ?? "", type: textOf(row, type) ?? "" };
}

export function readToken({ contract }: AssumedApi, row: Row): FoundToken | null {
  const { id, user, from, to, text } = contract.fields.token;
  const [found, whose] = [textOf(row, id), textOf(row, user)];
  if (!found || !whose) return null;
  return { id: found, user: whose, from: textOf(row, from), to: textOf(row, to), text: textOf(row, text) };
}

/** A row that can't be read is no row to pass over: nothing would follow from what is missing then. */
export function unreadable(): never {
  throw new UpstreamError(
    { kind: "rejected", wasSent: false },
    "Biuwer's answer lacks a field that the contract file names.",
  );
}

async function find<T>(
  api: AssumedApi,
  call: ListCall,
  read: (api: AssumedApi, row: Row) => T | null,
  isIt: (found: T) => boolean,
): Promise<T | null> {
  for await (const row of api.rows(call)) {
    const found = read(api, row) ?? unreadable();
    if (isIt(found)) return found;
  }
  return null;
}
