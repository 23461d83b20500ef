import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { profileOf } from "@/lib/upstreams/profiles";
import type { GroupFacts } from "./group.rules";

/** A group with what its screens don't need: where it is known from, and a directory's own id of it. */
export type LockedGroup = GroupFacts & { source: string; externalRef: string | null };

/** The group with its system and riders, its row locked until the transaction ends; throws `not_found`, also when archived. */
export async function lockGroup(tx: Tx, groupId: string): Promise<LockedGroup> {
  const [group] = isId("group", groupId)
    ? await queryRows<LockedGroup>(
        tx,
        Prisma.sql`
          select g.id, g.system_id as "systemId", s.name as "systemName", s.vendor, g.code, g.description, g.attributes, g.kind, g.version, g.external_ref as "externalRef",
                 g.member_count as "memberCount", g.source,
                 array(select c.name from connector_link l join connector c on c.id = l.connector_id
                       where l.group_id = g.id and l.valid_to is null and c.retired_at is null
                       order by lower(c.name)) as riders
          from user_group g join system s on s.id = g.system_id
          where g.id = ${groupId} and g.archived_at is null
          for update of g`,
      )
    : [];
  if (!group) throw new DomainError("not_found");
  return group;
}

/** The group as audit events name it. */
export function groupRef(group: { id: string; code: string }): Ref<"group"> {
  return { kind: "group", id: group.id, name: group.code };
}

/** Throws `rule_broken` under the field `code` where another group of one of these systems has this code. */
export async function checkCodeIsFree(
  tx: Tx,
  systemIds: readonly string[],
  code: string,
  exceptId?: string,
): Promise<void> {
  const taken = await queryRows<{ name: string }>(
    tx,
    Prisma.sql`select s.name from user_group g join system s on s.id = g.system_id
               where g.system_id in (${Prisma.join([...systemIds])}) and lower(g.code) = lower(${code})
                 and g.archived_at is null and g.id <> ${exceptId ?? ""} order by s.name`,
  );
  if (taken.length === 0) return;
  const where = taken.map(({ name }) => name).join(" and ");
  const message = `There is a group ${code} in ${where} already. Nothing was changed.`;
  throw new DomainError("rule_broken", message, { fields: { code: `Taken in ${where}; choose another code` } });
}

/** Marks the group as changed, so that whoever has it open learns of it. */
export async function bumpVersion(tx: Tx, groupId: string): Promise<number> {
  const { version } = await tx.userGroup.update({ where: { id: groupId }, data: { version: { increment: 1 } } });
  return version;
}

/**
 * Whether the first member of a group has to make it: at a vendor that makes groups so, until the group was seen there or an order that
 * makes it was carried out.
 */
export async function isMadeByMember(tx: Tx, group: { id: string; source: string; vendor: string }): Promise<boolean> {
  if (group.source !== "decided" || profileOf(group.vendor).groups === "itself") return false;
  const [row] = await queryRows<{ known: boolean }>(
    tx,
    Prisma.sql`
      select exists (select 1 from delivery d where d.subject_id = ${group.id} and d.effect_type = 'group.create.v1'
                       and d.status in ('verified', 'by_hand_done'))
          or exists (select 1 from membership m join delivery d on d.subject_id = m.id
                     where m.group_id = ${group.id} and d.effect_type = 'membership.add.v1'
                       and d.status in ('applied', 'verified', 'by_hand_done')) as known`,
  );
  return !(row?.known ?? false);
}
