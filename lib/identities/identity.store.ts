import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { ENDED } from "@/lib/outbox/status.rules";
import type { BoundPerson, Company, NamedId } from "./identity.rules";

const { sql } = Prisma;

export type At = { now: Date; changeId: string };
export type LinkFacts = NamedId & {
  id: string;
  systemId: string;
  vendor: string;
  commonId: string | null;
  groupId: string | null;
};

const COLUMNS = sql`l.id, l.system_id as "systemId", s.name as "systemName", s.vendor, l.external_id as "externalId",
  l.common_id as "commonId", l.name, l.group_id as "groupId"`;

/** The key under which two acts on one external id wait for each other. */
export const identityLock = (systemId: string, externalId: string): string =>
  `identity:${systemId}:${externalId.toLowerCase()}`;

/** The key under which acts on one company wait for each other, so that a merge shows everybody it hits. */
export const companyLock = (commonId: string): string => `company:${commonId}`;

/** The open link, its row locked until the transaction ends; throws `not_found`, and `conflict` where it was changed meanwhile. */
export async function lockIdentity(tx: Tx, identityId: string): Promise<LinkFacts> {
  if (!isId("identityLink", identityId)) throw new DomainError("not_found");
  const [link] = await queryRows<LinkFacts & { isOpen: boolean }>(
    tx,
    sql`select ${COLUMNS}, l.valid_to is null as "isOpen" from identity_link l join system s on s.id = l.system_id
        where l.id = ${identityId} for update of l`,
  );
  if (!link) throw new DomainError("not_found");
  if (link.isOpen) return link;
  const says = `${link.externalId} of ${link.systemName} was changed meanwhile. Nothing was changed by you.`;
  throw new DomainError("conflict", says, { next: "Look at the list again." });
}

/** The open link of this external id, if there is one, its row locked until the transaction ends. */
export async function findIdentity(tx: Tx, systemId: string, externalId: string): Promise<LinkFacts | null> {
  const [link] = await queryRows<LinkFacts>(
    tx,
    sql`select ${COLUMNS} from identity_link l join system s on s.id = l.system_id
        where l.system_id = ${systemId} and lower(l.external_id) = lower(${externalId}) and l.valid_to is null for update of l`,
  );
  return link ?? null;
}

/** All that is one company under this id now, without the link `exceptId`. */
export async function companyOf(tx: Tx, commonId: string, exceptId = ""): Promise<Company> {
  const ids = await queryRows<NamedId>(
    tx,
    sql`select l.external_id as "externalId", s.name as "systemName", l.name from identity_link l join system s on s.id = l.system_id
        where l.common_id = ${commonId} and l.valid_to is null and l.id <> ${exceptId} order by s.name, l.external_id`,
  );
  const groups = sql`select l.group_id from identity_link l where l.common_id = ${commonId} and l.valid_to is null and l.id <> ${exceptId}`;
  return { commonId, ids, people: await peopleIn(tx, groups) };
}

/** The people bound by the link's own group; nobody where it is no group. */
export function peopleOfLink(tx: Tx, { groupId }: Pick<LinkFacts, "groupId">): Promise<BoundPerson[]> {
  return groupId ? peopleIn(tx, sql`select ${groupId}::text`) : Promise.resolve([]);
}

function peopleIn(tx: Tx, groups: Prisma.Sql): Promise<BoundPerson[]> {
  return queryRows<BoundPerson>(
    tx,
    sql`select distinct u.id as "userId", u.name, u.email from membership m
        join account a on a.id = m.account_id and a.valid_to is null join app_user u on u.id = a.user_id
        where m.valid_to is null and m.group_id in (${groups}) order by u.name, u.id`,
  );
}

/** Writes down an external id that is no group; answers the id of the link. */
export async function openIdentity(
  tx: Tx,
  link: { systemId: string; externalId: string; commonId: string | null; name: string },
  { now, changeId }: At,
): Promise<string> {
  const id = newId("identityLink", now.getTime());
  await tx.identityLink.create({ data: { id, ...link, validFrom: now, openedIn: changeId } });
  return id;
}

/** Ends a link that is no group's; nothing of it is lost. */
export async function closeIdentity(tx: Tx, id: string, { now, changeId }: At): Promise<void> {
  await tx.identityLink.update({ where: { id }, data: { validTo: now, closedIn: changeId } });
}

/** Names this change to the database, which writes down the links of groups itself. */
export async function nameChange(tx: Tx, { changeId }: At): Promise<void> {
  await tx.$executeRaw`select set_config('gatehouse.change', ${changeId}, true)`;
}

/** The link that the database wrote for a group; throws where the group is none of a company. */
export async function identityOfGroup(tx: Tx, groupId: string): Promise<string> {
  const row = await tx.identityLink.findFirst({ where: { groupId, validTo: null }, select: { id: true } });
  if (!row) throw new Error(`group ${groupId} has no identity`);
  return row.id;
}

/** Throws `rule_broken` while an earlier order about the group itself isn't finished: moves are sent one after the other. */
export async function checkNothingUnderWay(tx: Tx, { groupId, externalId, systemName }: LinkFacts): Promise<void> {
  const open = await tx.delivery.findFirst({
    where: {
      subjectId: groupId ?? "",
      effectType: { in: ["group.create.v1", "group.archive.v1", "group.rename.v1"] },
      status: { notIn: [...ENDED] },
    },
    select: { sentence: true },
  });
  if (!open) return;
  const says = `${systemName} hasn’t been told the last change of ${externalId} yet: ${open.sentence}. Nothing was changed.`;
  throw new DomainError("rule_broken", says, { next: "Look under Changes, and try again once it is done." });
}

/** The link as an event names it, with its system. */
export function refsOf({
  id,
  externalId,
  systemId,
  systemName,
}: Omit<LinkFacts, "name" | "vendor" | "commonId" | "groupId">): {
  subject: Ref<"identity">;
  related: { system: Ref<"system"> };
} {
  return {
    subject: { kind: "identity", id, name: externalId },
    related: { system: { kind: "system", id: systemId, name: systemName } },
  };
}
