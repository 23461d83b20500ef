import "server-only";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type LinkTarget = {
  id: string;
  code: string;
  description: string;
  isEverybody: boolean;
  headCount: number;
  /** Names of the other open connectors that ride on the group. */
  riders: string[];
};

/** The group to link to, with its heads and riders; throws `not_found` for one that is archived or of another system. */
export async function loadLinkTarget(
  tx: Tx,
  connector: { id: string; systemId: string },
  groupId: string,
): Promise<LinkTarget> {
  const [target] = isId("group", groupId)
    ? await queryRows<LinkTarget>(
        tx,
        Prisma.sql`
          select g.id, g.code, g.description, g.kind = 'everybody' as "isEverybody",
                 case when g.kind = 'everybody'
                   then (select count(*)::int from account a where a.system_id = g.system_id and a.valid_to is null)
                   else g.member_count end as "headCount",
                 array(select c.name from connector_link l join connector c on c.id = l.connector_id
                       where l.group_id = g.id and l.valid_to is null and c.retired_at is null and c.id <> ${connector.id}
                       order by lower(c.name)) as riders
          from user_group g
          where g.id = ${groupId} and g.system_id = ${connector.systemId} and g.archived_at is null`,
      )
    : [];
  if (!target) throw new DomainError("not_found");
  return target;
}
