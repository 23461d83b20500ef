import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { canWrite, type EndpointWish } from "./connector.rules";

export type ConnectorFacts = {
  id: string;
  name: string;
  owner: string | null;
  purpose: string | null;
  tokenValidityDays: number | null;
  apiKeySecretId: string | null;
  version: number;
  systemId: string;
  systemName: string;
  /** The key of the vendor, for its profile. */
  vendor: string;
  groupId: string | null;
  groupCode: string | null;
};
type Moment = { now: Date; changeId: string };

/** The connector with its system and its group, its row locked until the transaction ends; throws `not_found`, also when retired. */
export async function lockConnector(tx: Tx, connectorId: string): Promise<ConnectorFacts> {
  const [connector] = isId("connector", connectorId)
    ? await queryRows<ConnectorFacts>(
        tx,
        Prisma.sql`
          select c.id, c.name, c.owner, c.purpose, c.token_validity_days as "tokenValidityDays",
                 c.api_key_secret_id as "apiKeySecretId", c.version, s.id as "systemId", s.name as "systemName",
                 s.vendor, g.id as "groupId", g.code as "groupCode"
          from connector c
          join system s on s.id = c.system_id
          left join connector_link l on l.connector_id = c.id and l.valid_to is null
          left join user_group g on g.id = l.group_id
          where c.id = ${connectorId} and c.retired_at is null
          for update of c`,
      )
    : [];
  if (!connector) throw new DomainError("not_found");
  return connector;
}

/** The connector as audit events name it. */
export function refOf(connector: { id: string; name: string }): Ref<"connector"> {
  return { kind: "connector", id: connector.id, name: connector.name };
}

/** Throws `rule_broken` under the field `name` where another open connector of the system has this name. */
export async function checkNameIsFree(tx: Tx, systemId: string, name: string, except?: string): Promise<void> {
  const taken = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`select id from connector where system_id = ${systemId} and lower(name) = lower(${name})
               and retired_at is null and id <> ${except ?? ""}`,
  );
  if (taken.length === 0) return;
  const says = "Another app connector of this system has this name";
  throw new DomainError("rule_broken", `${says}.`, { fields: { name: `${says}; choose another` } });
}

/** What a connector may call now, by kind and name. */
export async function openEndpoints(tx: Tx, connectorId: string): Promise<(EndpointWish & { id: string })[]> {
  return queryRows<EndpointWish & { id: string }>(
    tx,
    Prisma.sql`select id, kind, name from endpoint where connector_id = ${connectorId} and valid_to is null order by kind, lower(name)`,
  );
}

/** Adds endpoints from this moment on and returns their ids in the same order. */
export async function includeEndpoints(
  tx: Tx,
  connector: { id: string; vendor: string },
  endpoints: readonly EndpointWish[],
  { now, changeId }: Moment,
): Promise<string[]> {
  const rows = endpoints.map(({ kind, name }) => ({
    id: newId("endpoint"),
    connectorId: connector.id,
    kind,
    name,
    canWrite: canWrite(connector.vendor, kind),
    validFrom: now,
    openedIn: changeId,
  }));
  await tx.endpoint.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** Ends endpoints at this moment. */
export async function excludeEndpoints(tx: Tx, ids: readonly string[], { now, changeId }: Moment): Promise<void> {
  await tx.endpoint.updateMany({
    where: { id: { in: [...ids] }, validTo: null },
    data: { validTo: now, closedIn: changeId },
  });
}

/** Links the connector to this one group from this moment on; an earlier link ends at the same moment. */
export async function moveLink(tx: Tx, connectorId: string, groupId: string | null, moment: Moment): Promise<void> {
  const { now, changeId } = moment;
  await tx.connectorLink.updateMany({
    where: { connectorId, validTo: null },
    data: { validTo: now, closedIn: changeId },
  });
  if (groupId === null) return;
  await tx.connectorLink.create({
    data: { id: newId("link"), connectorId, groupId, validFrom: now, openedIn: changeId },
  });
}
