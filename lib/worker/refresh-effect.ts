import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Claim } from "@/lib/outbox/claim.store";
import type { Want } from "@/lib/upstreams/driver";
import type { Effect, EndpointRef, GroupRef, PersonRef } from "@/lib/upstreams/effects";

/**
 * The effect as it is wanted at the moment of sending, with the vendor's own ids that have become known since it was ordered. A later
 * change of the same kind supersedes an unsent delivery, so what has to be read anew are the whole lists: for vendors that take lists
 * and not differences, and for a person who is given back his groups.
 */
export async function refreshEffect(
  db: Db,
  claim: Pick<Claim, "effect" | "systemId">,
  wants: readonly Want[],
): Promise<Effect> {
  let effect = claim.effect;
  const { systemId } = claim;
  if ("person" in effect) {
    const person = { ...effect.person, ...(await idsOfAccount(db, systemId, effect.person.remoteId)) };
    effect = { ...effect, person } as Effect;
    if (wants.includes("groups_of_person") && takesGroups(effect)) {
      effect = { ...effect, groups: await groupsOf(db, systemId, person.remoteId) } as Effect;
    }
    if (wants.includes("members_of_group") && effect.type === "user.unblock.v1") {
      effect = { ...effect, groups: await withMembers(db, systemId, effect.groups) };
    }
  }
  if (effect.type === "group.archive.v1" && effect.group.members && wants.includes("members_of_group")) {
    return { ...effect, group: { ...effect.group, members: await membersStillBound(db, systemId, effect.group) } };
  }
  if ("group" in effect && effect.group) {
    const known = await idsOfGroup(db, systemId, effect.group.code);
    effect = { ...effect, group: { ...effect.group, ...known } } as Effect;
    if (wants.includes("members_of_group") && isMembership(effect)) {
      effect = { ...effect, members: await membersOf(db, systemId, effect.group.code) };
    }
  }
  if ("connector" in effect && wants.includes("group_of_connector")) {
    const group = await groupOfConnector(db, systemId, effect.connector.name);
    effect = { ...effect, connector: { ...effect.connector, group } } as Effect;
    if (effect.type === "connector.link.v1") {
      effect = { ...effect, endpoints: await endpointsOf(db, systemId, effect.group.code) };
    }
    if (effect.type === "connector.exclude.v1") {
      effect = { ...effect, stillWanted: group ? await endpointsOf(db, systemId, group.code) : [] };
    }
  }
  return effect;
}

type WithGroups = Extract<Effect, { person: PersonRef; groups?: GroupRef[] }>;
type Membership = Extract<Effect, { type: "membership.add.v1" | "membership.remove.v1" }>;

const WITH_GROUPS: ReadonlySet<string> = new Set<Effect["type"]>([
  "user.create.v1",
  "user.update.v1",
  "user.block.v1",
  "user.unblock.v1",
  "membership.add.v1",
  "membership.remove.v1",
  "token.issue.v1",
]);

const takesGroups = (effect: Effect): effect is WithGroups => WITH_GROUPS.has(effect.type);
const isMembership = (effect: Effect): effect is Membership =>
  effect.type === "membership.add.v1" || effect.type === "membership.remove.v1";

const IS_BLOCKED = Prisma.sql`exists (select 1 from block b where b.subject_id in (a.id, a.user_id) and b.valid_to is null
                                       and (b.until is null or b.until > clock_timestamp()))`;

// What an order says of the account's properties stands, because it is what was decided; only ids become known later.
async function idsOfAccount(db: Db, systemId: string, remoteId: string): Promise<Pick<PersonRef, "ref" | "isBlocked">> {
  const [row] = await queryRows<Pick<PersonRef, "ref" | "isBlocked">>(
    db,
    Prisma.sql`select a.remote_ref as ref, ${IS_BLOCKED} as "isBlocked" from account a
               where a.system_id = ${systemId} and lower(a.remote_id) = lower(${remoteId})
               order by a.valid_to nulls first limit 1`,
  );
  return row ?? {};
}

async function idsOfGroup(db: Db, systemId: string, code: string): Promise<Pick<GroupRef, "ref" | "attributes">> {
  const [row] = await queryRows<Pick<GroupRef, "ref" | "attributes">>(
    db,
    Prisma.sql`select remote_ref as ref, attributes from user_group
               where system_id = ${systemId} and lower(code) = lower(${code}) order by archived_at nulls first limit 1`,
  );
  return row ?? {};
}

const GROUP = Prisma.sql`g.code, g.description, g.remote_ref as ref, g.attributes`;

function groupsOf(db: Db, systemId: string, remoteId: string): Promise<GroupRef[]> {
  return queryRows<GroupRef>(
    db,
    Prisma.sql`select ${GROUP} from membership m
               join user_group g on g.id = m.group_id join account a on a.id = m.account_id
               where a.system_id = ${systemId} and lower(a.remote_id) = lower(${remoteId})
                 and a.valid_to is null and m.valid_to is null
               order by g.code`,
  );
}

function membersOf(db: Db, systemId: string, code: string): Promise<PersonRef[]> {
  return queryRows<PersonRef>(
    db,
    Prisma.sql`select a.remote_id as "remoteId", a.remote_ref as ref, u.name, coalesce(a.email, u.email) as email
               from account a join app_user u on u.id = a.user_id
               where a.valid_to is null and not ${IS_BLOCKED}
                 and a.id in (select m.account_id from membership m join user_group g on g.id = m.group_id
                              where m.valid_to is null and g.id in (${joinedGroups(systemId, code)}))
               order by a.remote_id collate "C"`,
  );
}

// Groups of one common identity id are one company at the vendor, with one list: it has to hold the members of all of them.
const joinedGroups = (systemId: string, code: string): Prisma.Sql => Prisma.sql`
  select g.id from user_group g
  where g.system_id = ${systemId} and lower(g.code) = lower(${code}) and g.archived_at is null
  union
  select o.group_id from identity_link l join identity_link o on o.common_id = l.common_id and o.valid_to is null
  where l.system_id = ${systemId} and lower(l.external_id) = lower(${code}) and l.valid_to is null
    and o.system_id = ${systemId} and o.group_id is not null`;

// What stays of a list that a group leaves: the members of the other groups of the common identity id that it leaves.
function membersStillBound(db: Db, systemId: string, { attributes }: GroupRef): Promise<PersonRef[]> {
  return queryRows<PersonRef>(
    db,
    Prisma.sql`select a.remote_id as "remoteId", a.remote_ref as ref, u.name, coalesce(a.email, u.email) as email
               from account a join app_user u on u.id = a.user_id
               where a.valid_to is null and not ${IS_BLOCKED}
                 and a.id in (select m.account_id from membership m join identity_link l on l.group_id = m.group_id
                              where m.valid_to is null and l.valid_to is null and l.system_id = ${systemId}
                                and l.common_id = ${String(attributes?.commonId ?? "")})
               order by a.remote_id collate "C"`,
  );
}

const withMembers = (db: Db, systemId: string, groups: readonly GroupRef[]): Promise<GroupRef[]> =>
  Promise.all(groups.map(async (group) => ({ ...group, members: await membersOf(db, systemId, group.code) })));

async function groupOfConnector(db: Db, systemId: string, name: string): Promise<GroupRef | null> {
  const [row] = await queryRows<GroupRef>(
    db,
    Prisma.sql`select ${GROUP} from connector c join connector_link l on l.connector_id = c.id and l.valid_to is null
               join user_group g on g.id = l.group_id
               where c.system_id = ${systemId} and c.name = ${name} and c.retired_at is null limit 1`,
  );
  return row ?? null;
}

function endpointsOf(db: Db, systemId: string, code: string): Promise<EndpointRef[]> {
  return queryRows<EndpointRef>(
    db,
    Prisma.sql`select distinct e.kind, e.name from user_group g
               join connector_link l on l.group_id = g.id and l.valid_to is null
               join connector c on c.id = l.connector_id and c.retired_at is null
               join endpoint e on e.connector_id = c.id and e.valid_to is null
               where g.system_id = ${systemId} and lower(g.code) = lower(${code}) and g.archived_at is null
               order by 1, 2`,
  );
}
