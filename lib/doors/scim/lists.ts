import "server-only";
import { Messages } from "scimmy";
import { isId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { countDirectoryGroups, findDirectoryGroup, readDirectoryGroups } from "@/lib/groups/directory-group.store";
import { countDirectoryUsers, findDirectoryUser, readDirectoryUsers } from "@/lib/users/directory-user.store";
import { GROUP_COLUMNS, userColumns } from "./columns";
import { attributeName, parseFilter } from "./filter";
import { type Columns, filterSql, sortSql } from "./filter-sql";
import { groupDocument } from "./group-document";
import { type Projection, project, projectionOf, wants } from "./projection";
import { ScimError } from "./scim-error";
import type { Scope } from "./scope";
import { userDocument } from "./user-document";

type Json = Record<string, unknown>;
/** The most resources of one page. */
export const MOST_RESULTS = 500;
const USUAL = 100;

/** What a list is asked for by, from an address or from a search's body. */
export type Ask = { where: Prisma.Sql; orderBy: Prisma.Sql; startIndex: number; count: number; projection: Projection };

/** Reads what a list is asked for; throws 400 where a filter, a sort or a number makes no sense. */
export function askOf(get: (name: string) => string | null, columns: Columns, id: Prisma.Sql): Ask {
  const filter = get("filter");
  const sortBy = get("sortBy");
  const isDown = (get("sortOrder") ?? "").toLowerCase() === "descending";
  const key = sortBy ? sortSql(attributeName(sortBy), columns) : id;
  return {
    where: filter === null ? Prisma.sql`true` : filterSql(parseFilter(filter), columns),
    orderBy: isDown ? Prisma.sql`${key} desc nulls last` : Prisma.sql`${key} asc nulls last`,
    startIndex: Math.max(1, whole(get("startIndex"), "startIndex") ?? 1),
    count: Math.min(MOST_RESULTS, Math.max(0, whole(get("count"), "count") ?? USUAL)),
    projection: projectionOf(get("attributes"), get("excludedAttributes")),
  };
}

function whole(text: string | null, name: string): number | null {
  if (text === null) return null;
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new ScimError(400, "invalidValue", `${name} is a whole number`);
}

/** One page of people. */
export async function listUsers(scope: Scope, get: (name: string) => string | null): Promise<Json> {
  const { where, orderBy, startIndex, count, projection } = askOf(get, userColumns(scope.systemId), Prisma.sql`u.id`);
  const total = await countDirectoryUsers(db, scope.systemId, where);
  const page = { where, orderBy, offset: startIndex - 1, limit: count };
  const users = count === 0 ? [] : await readDirectoryUsers(db, scope.systemId, page);
  const documents = users.map((user) => project(userDocument(user, scope), projection));
  return listResponse(documents, total, startIndex);
}

/** One page of groups. */
export async function listGroups(scope: Scope, get: (name: string) => string | null): Promise<Json> {
  const { where, orderBy, startIndex, count, projection } = askOf(get, GROUP_COLUMNS, Prisma.sql`g.id`);
  const total = await countDirectoryGroups(db, scope.systemId, where);
  const withMembers = wants(projection, "members");
  const page = { where, orderBy, offset: startIndex - 1, limit: count, withMembers };
  const groups = count === 0 ? [] : await readDirectoryGroups(db, scope.systemId, page);
  const documents = groups.map((group) => project(groupDocument(group, scope), projection));
  return listResponse(documents, total, startIndex);
}

/** The list message of RFC 7644; the page is cut already, so the library is told to cut nothing more. */
export function listResponse(resources: readonly Json[], totalResults: number, startIndex = 1): Json {
  const { schemas, Resources } = new Messages.ListResponse(
    [...resources] as never,
    { count: resources.length } as never,
  );
  return { schemas, totalResults, startIndex, itemsPerPage: resources.length, Resources };
}

/** One person; throws 404 where this address shows none of this id. */
export async function readUser(scope: Scope, userId: string, projection: Projection): Promise<Json> {
  const user = isId("user", userId) ? await findDirectoryUser(db, scope.systemId, userId) : null;
  if (!user) throw new ScimError(404, null, `There is no user ${userId}.`);
  return project(userDocument(user, scope), projection);
}

/** One group; throws 404 where this address shows none of this id. */
export async function readGroup(scope: Scope, groupId: string, projection: Projection): Promise<Json> {
  const withMembers = wants(projection, "members");
  const group = isId("group", groupId) ? await findDirectoryGroup(db, scope.systemId, groupId, withMembers) : null;
  if (!group) throw new ScimError(404, null, `There is no group ${groupId}.`);
  return project(groupDocument(group, scope), projection);
}
