import { parseJson } from "../answers";
import type { Connection, ObservedGroup, ObservedMembership, ObservedPage, ObservedUser } from "../driver";
import { UpstreamError } from "../upstream-error";
import type { AfasClient } from "./client";
import { column, columnValue, type Filter, type GetRow, looseBoolean, pageSize } from "./wire";

/** Beyond this the vendor calls paging too slow; an environment of this size needs a narrower connector. */
const SKIP_LIMIT = 100_000;
const EQUALS = 1;
const USER_COLUMNS = ["UserId", "Description", "Email", "Blocked", "Windows", "InSite"] as const;

/** Connector names are configuration: partners must ship copies of their own under other names. */
export const usersConnector = (connection: Pick<Connection, "settings">): string =>
  connection.settings.usersConnector || "Profit_Users";
export const userGroupsConnector = (connection: Pick<Connection, "settings">): string =>
  connection.settings.userGroupsConnector || "Profit_UserGroups";

export const sameCode = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Everybody is a rule, not a list: its rows are never read as memberships. */
export function isEverybody(code: string, connection: Pick<Connection, "settings">): boolean {
  return [connection.settings.everybodyGroup ?? "", "Everybody", "Iedereen"].some(
    (name) => name !== "" && sameCode(name, code),
  );
}

/** One user as AFAS shows it, or null where AFAS shows none. */
export async function readUser(
  client: AfasClient,
  connection: Connection,
  userCode: string,
): Promise<ObservedUser | null> {
  const filters = [{ field: "UserId", operator: EQUALS, value: userCode }];
  const { rows } = await client.rows(usersConnector(connection), { skip: 0, take: 10, orderBy: ["UserId"], filters });
  return rows.map(toUser).find((u) => u !== null && sameCode(u.remoteId, userCode)) ?? null;
}

export type GroupsOfUser = { codes: string[]; has(code: string): boolean; showsAnything: boolean };

/** The groups of one user; `showsAnything` is false where not even Everybody is shown, so that absence proves nothing. */
export async function readGroupsOf(
  client: AfasClient,
  connection: Connection,
  userCode: string,
): Promise<GroupsOfUser> {
  const codes: string[] = [];
  let showsAnything = false;
  for await (const { rows } of pages(client, userGroupsConnector(connection), ["GroupId", "UserId"], 3, [
    { field: "UserId", operator: EQUALS, value: userCode },
  ])) {
    for (const row of rows) {
      const code = column(row, "GroupId");
      if (!code || !sameCode(column(row, "UserId") ?? "", userCode)) continue;
      showsAnything = true;
      if (!isEverybody(code, connection)) codes.push(code);
    }
  }
  return { codes, showsAnything, has: (code) => codes.some((c) => sameCode(c, code)) };
}

/** The first rows of one group: whether it is shown, under which description. */
export async function readGroup(
  client: AfasClient,
  connection: Connection,
  code: string,
): Promise<ObservedGroup | null> {
  const filters = [{ field: "GroupId", operator: EQUALS, value: code }];
  const { rows } = await client.rows(userGroupsConnector(connection), {
    skip: 0,
    take: 1,
    orderBy: ["GroupId"],
    filters,
  });
  return rows.map(toGroup).find((g) => g !== null && sameCode(g.code, code)) ?? null;
}

type From = string | null | undefined;

export async function* observeUsers(
  client: AfasClient,
  connection: Connection,
  from?: From,
): AsyncIterable<ObservedPage> {
  for await (const { rows, next } of pages(client, usersConnector(connection), ["UserId"], 11, [], from)) {
    yield { items: rows.map(toUser).filter((u) => u !== null), next };
  }
}

/** Groups come from the rows of users by group, each once. */
export async function* observeGroups(
  client: AfasClient,
  connection: Connection,
  from?: From,
): AsyncIterable<ObservedPage> {
  const seen = new Set<string>();
  const connector = userGroupsConnector(connection);
  for await (const { rows, next } of pages(client, connector, ["GroupId", "UserId"], 3, [], from)) {
    const fresh: ObservedGroup[] = [];
    for (const group of rows.map(toGroup)) {
      if (!group || seen.has(group.code.toLowerCase())) continue;
      seen.add(group.code.toLowerCase());
      fresh.push(group);
    }
    yield { items: fresh, next };
  }
}

export async function* observeMemberships(
  client: AfasClient,
  connection: Connection,
  from?: From,
): AsyncIterable<ObservedPage> {
  const connector = userGroupsConnector(connection);
  for await (const { rows, next } of pages(client, connector, ["GroupId", "UserId"], 3, [], from)) {
    const found: ObservedMembership[] = [];
    for (const row of rows) {
      const groupCode = column(row, "GroupId");
      const userCode = column(row, "UserId");
      if (groupCode && userCode && !isEverybody(groupCode, connection))
        found.push({ kind: "membership", groupCode, remoteId: userCode });
    }
    yield { items: found, next };
  }
}

/**
 * Every row, page by page in a fixed order. Each page begins with the last row of the one before: where that row has moved, others
 * came or went meanwhile, and the reading rejects rather than show part as all; so it does where pages repeat or go on beyond the limit.
 */
async function* pages(
  client: AfasClient,
  connector: string,
  orderBy: string[],
  columns: number,
  filters: Filter[] = [],
  from: From = null,
): AsyncIterable<{ rows: GetRow[]; next: string | null }> {
  const take = pageSize(columns);
  const keyOf = (row: GetRow | undefined): string => orderBy.map((name) => column(row ?? {}, name)).join("/");
  let { count, last } = from ? readCursor(from, connector) : { count: 0, last: null };
  while (count <= SKIP_LIMIT) {
    const page = await client.rows(connector, { skip: last === null ? 0 : count - 1, take, orderBy, filters });
    if (last !== null && keyOf(page.rows[0]) !== last) throw moved(connector);
    const rows = last === null ? page.rows : page.rows.slice(1);
    if (rows.length > 0 && keyOf(rows.at(-1)) === last)
      throw unreadable(connector, "gives the same page again and again");
    const isLast = page.rows.length < Math.min(take, page.take);
    count += rows.length;
    last = keyOf(rows.at(-1));
    yield { rows, next: isLast ? null : JSON.stringify([count, last]) };
    if (isLast) return;
  }
  throw unreadable(connector, `has more than ${SKIP_LIMIT} rows`);
}

/** Where an earlier page said to go on: how many rows were read, and the last of them. */
function readCursor(from: string, connector: string): { count: number; last: string } {
  const [count, last] = [parseJson(from)].flat();
  if (typeof count === "number" && Number.isInteger(count) && count > 0 && typeof last === "string")
    return { count, last };
  throw unreadable(connector, "was read to a place that can't be found again");
}

/** Reading from the beginning again may succeed. */
function moved(connector: string): UpstreamError {
  const words = `${connector} changed while it was being read, so the reading starts again later.`;
  return new UpstreamError({ kind: "transient", wasSent: false }, words);
}

function toUser(row: GetRow): ObservedUser | null {
  for (const name of USER_COLUMNS) {
    if (columnValue(row, name) === undefined) throw unreadable("The connector for users", `lacks the column ${name}`);
  }
  const userCode = column(row, "UserId");
  if (!userCode) return null;
  const flag = (name: string): boolean => {
    const value = looseBoolean(columnValue(row, name));
    if (value === null) throw unreadable("The connector for users", `has no yes or no in the column ${name}`);
    return value;
  };
  return {
    kind: "user",
    remoteId: userCode,
    name: column(row, "Description") ?? userCode,
    email: column(row, "Email"),
    isBlocked: flag("Blocked"),
    attributes: { windows: flag("Windows"), insite: flag("InSite") },
  };
}

/** `Decription` is the vendor's own spelling; copies made by customers may have it right. */
function toGroup(row: GetRow): ObservedGroup | null {
  const code = column(row, "GroupId");
  return code
    ? { kind: "group", code, description: column(row, "Decription") ?? column(row, "Description") ?? code }
    : null;
}

/** A reading changes nothing at the vendor, so it counts as not sent. */
function unreadable(connector: string, what: string): UpstreamError {
  return new UpstreamError({ kind: "rejected", wasSent: false }, `${connector} ${what}, so it can't be read.`);
}
