import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

type Reader = Pick<Extract<Actor, { kind: "operator" }>, "role">;

/** A group that a connector of its system can be linked to. */
export type LinkChoice = {
  id: string;
  systemId: string;
  code: string;
  description: string;
  isEverybody: boolean;
  headCount: number;
  riders: string[];
};

/** The groups that connectors can be linked to, of one system or of all, Everybody first; who rides on each is named. */
export async function listLinkChoices(actor: Reader, systemId?: string): Promise<LinkChoice[]> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  return queryRows<LinkChoice>(
    db,
    Prisma.sql`
      select g.id, g.system_id as "systemId", g.code, g.description, g.kind = 'everybody' as "isEverybody",
             case when g.kind = 'everybody' then coalesce(p.heads, 0) else g.member_count end as "headCount",
             coalesce(r.names, '{}') as riders
      from user_group g
      left join (select system_id, count(*)::int as heads from account where valid_to is null group by system_id) p
        on p.system_id = g.system_id
      left join (select l.group_id, array_agg(c.name order by lower(c.name)) as names
                 from connector_link l join connector c on c.id = l.connector_id
                 where l.valid_to is null and c.retired_at is null group by l.group_id) r on r.group_id = g.id
      where g.archived_at is null and ${systemId ? Prisma.sql`g.system_id = ${systemId}` : Prisma.sql`true`}
      order by g.kind = 'everybody' desc, lower(g.description), g.id limit 1000`,
  );
}
