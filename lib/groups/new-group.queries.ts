import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { NewGroup } from "./draft.schema";
import { findMembershipDraft, findNewGroup, type MembershipDraft } from "./draft.store";

type Reader = Extract<Actor, { kind: "operator" }>;
export type NewGroupView = NewGroup & { keptAt: Date | null };

/** A connector that a new group may be linked to, with the group it would leave. */
export type ConnectorOption = {
  id: string;
  name: string;
  systemName: string;
  groupCode: string | null;
  isBlocked: boolean;
  blockedSince: Date | null;
  canWrite: boolean;
};

/** What this operator has filled in of a new group. */
export async function readNewGroup(actor: Reader): Promise<NewGroupView> {
  check(actor);
  const { draft, keptAt } = await findNewGroup(db, actor.id);
  return { ...draft, keptAt };
}

/** What this operator has staged in a group; null where nothing is. */
export async function readStaged(actor: Reader, groupId: string): Promise<MembershipDraft | null> {
  check(actor);
  return findMembershipDraft(db, actor.id, groupId);
}

/** The connectors of these systems by name. */
export async function listConnectorOptions(actor: Reader, systemIds: readonly string[]): Promise<ConnectorOption[]> {
  check(actor);
  return queryRows<ConnectorOption>(
    db,
    Prisma.sql`
      select c.id, c.name, s.name as "systemName", g.code as "groupCode", b.id is not null as "isBlocked",
             b.valid_from as "blockedSince",
             exists (select 1 from endpoint e where e.connector_id = c.id and e.valid_to is null and e.can_write) as "canWrite"
      from connector c join system s on s.id = c.system_id
      left join connector_link l on l.connector_id = c.id and l.valid_to is null
      left join user_group g on g.id = l.group_id
      left join block b on b.subject_id = c.id and b.valid_to is null and (b.until is null or b.until > now())
      where c.retired_at is null and c.system_id = any(${[...systemIds]}::text[])
      order by lower(c.name), c.id limit 1000`,
  );
}

function check(actor: Reader): void {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
}
