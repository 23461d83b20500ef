import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { findNewGroup } from "./draft.store";
import type { ConnectorChoice, NewGroupState, NewMember } from "./new-group.rules";
import { listPicked, NEW_GROUP_ID, type PickerScope, pickerScope } from "./picker.queries";

type Reader = Extract<Actor, { kind: "operator" }>;

/** The new group that an operator is filling in, without accounts, connectors and systems that have gone meanwhile; throws `not_found`. */
export async function readWizardState(actor: Reader): Promise<NewGroupState> {
  const [scope, { draft, keptAt }] = await Promise.all([pickerScope(actor, NEW_GROUP_ID), findNewGroup(db, actor.id)]);
  const [members, offered] = await Promise.all([
    listNewMembers(scope, draft.accountIds),
    listLinkableConnectors(actor, scope.systemIds, draft.accountIds),
  ]);
  const connectors = offered.filter(({ id }) => draft.connectorIds.includes(id));
  const systems = scope.systemIds.map((id, index) => ({
    id,
    name: scope.systemNames[index] ?? "",
    vendor: scope.vendors[index] ?? "",
  }));
  const leftOut = {
    members: new Set(draft.accountIds).size - members.length,
    connectors: new Set(draft.connectorIds).size - connectors.length,
  };
  return { draft, keptAt, systems, members, connectors, leftOut };
}

async function listNewMembers(scope: PickerScope, accountIds: readonly string[]): Promise<NewMember[]> {
  const standing = await queryRows<{ id: string; systemId: string }>(
    db,
    Prisma.sql`select id, system_id as "systemId" from account where id = any(${[...accountIds]}::text[])
                 and system_id = any(${[...scope.systemIds]}::text[]) and valid_to is null`,
  );
  const systemOf = new Map(standing.map(({ id, systemId }) => [id, systemId]));
  const picked = await listPicked(scope, [...systemOf.keys()]);
  return picked.map((user) => ({ ...user, systemId: systemOf.get(user.id) ?? "" }));
}

/** The connectors of these systems by name, each with the group it would leave and how many of the accounts hold a token of it; throws `not_found`. */
export async function listLinkableConnectors(
  actor: Reader,
  systemIds: readonly string[],
  accountIds: readonly string[],
): Promise<ConnectorChoice[]> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  return queryRows<ConnectorChoice>(
    db,
    Prisma.sql`
      select c.id, c.name, c.system_id as "systemId", s.name as "systemName", b.valid_from as "blockedSince",
             case when g.id is not null then jsonb_build_object('code', g.code, 'isEverybody', g.kind = 'everybody',
               'headCount', case when g.kind = 'everybody'
                 then (select count(*)::int from account a where a.system_id = c.system_id and a.valid_to is null)
                 else g.member_count end) end as "group",
             exists (select 1 from endpoint e where e.connector_id = c.id and e.valid_to is null and e.can_write) as writes,
             (select count(distinct t.account_id)::int from token t
              where t.connector_id = c.id and t.account_id = any(${[...accountIds]}::text[]) and t.issued_at is not null
                and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())) as holders
      from connector c
      join system s on s.id = c.system_id
      left join connector_link l on l.connector_id = c.id and l.valid_to is null
      left join user_group g on g.id = l.group_id
      left join block b on b.subject_id = c.id and b.valid_to is null and (b.until is null or b.until > now())
      where c.system_id = any(${[...systemIds]}::text[]) and c.retired_at is null
      order by lower(s.name), lower(c.name), c.id`,
  );
}
