import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { DIRECTORY_NAME } from "@/lib/users/user.store";
import type { Columns } from "./filter-sql";

const { sql } = Prisma;
const text = (column: Prisma.Sql) => ({ kind: "text", sql: column }) as const;
const exact = (column: Prisma.Sql) => ({ kind: "exact", sql: column }) as const;

/** What a list of people can be filtered and sorted by, as columns of app_user u. */
export function userColumns(systemId: string | null): Columns {
  const inScope = systemId === null ? sql`true` : sql`a.system_id = ${systemId}`;
  return {
    id: exact(sql`u.id`),
    externalid: exact(sql`u.external_ref`),
    username: text(DIRECTORY_NAME),
    displayname: text(sql`u.name`),
    "name.formatted": text(sql`u.name`),
    "name.givenname": text(sql`u.given_name`),
    "name.familyname": text(sql`u.family_name`),
    active: { kind: "boolean", sql: sql`(u.disabled_at is null)` },
    emails: {
      kind: "many",
      any: (fits) => sql`(u.email is not null and ${fits})`,
      columns: {
        value: text(sql`u.email`),
        type: text(sql`'work'::text`),
        primary: { kind: "boolean", sql: sql`true` },
      },
    },
    groups: {
      kind: "many",
      any: (fits) => sql`exists (
        select 1 from account a join membership m on m.account_id = a.id and m.valid_to is null
        join user_group g on g.id = m.group_id and g.archived_at is null
        where a.user_id = u.id and a.valid_to is null and ${inScope} and ${fits})`,
      columns: {
        value: exact(sql`g.id`),
        display: text(sql`g.description`),
        type: text(sql`'direct'::text`),
      },
    },
    department: text(sql`u.department`),
    organization: text(sql`u.company`),
    "meta.created": { kind: "moment", sql: sql`u.created_at` },
    "meta.resourcetype": exact(sql`'User'::text`),
  };
}

/** What a list of groups can be filtered and sorted by, as columns of user_group g and system s. */
export const GROUP_COLUMNS: Columns = {
  id: exact(sql`g.id`),
  externalid: exact(sql`g.external_ref`),
  displayname: text(sql`g.description`),
  code: text(sql`g.code`),
  system: exact(sql`g.system_id`),
  systemname: text(sql`s.name`),
  members: {
    kind: "many",
    any: (fits) => sql`exists (
      select 1 from membership m join account a on a.id = m.account_id and a.valid_to is null
      join app_user u on u.id = a.user_id and u.left_at is null
      where m.group_id = g.id and m.valid_to is null and ${fits})`,
    columns: {
      value: exact(sql`u.id`),
      display: text(sql`u.name`),
      type: text(sql`'User'::text`),
    },
  },
  "meta.created": { kind: "moment", sql: sql`g.created_at` },
  "meta.resourcetype": exact(sql`'Group'::text`),
};
