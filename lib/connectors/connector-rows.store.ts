import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import type { ConnectorDetail, ConnectorRow } from "./connector-views.rules";
import { vendorSideOf } from "./vendor-side.rules";

/** Connectors with their system, group and block; conditions may name c, s, g, b. */
export const CONNECTOR_FROM = Prisma.sql`
  from connector c
  join system s on s.id = c.system_id
  left join connector_link l on l.connector_id = c.id and l.valid_to is null
  left join user_group g on g.id = l.group_id
  left join block b on b.subject_id = c.id and b.valid_to is null and (b.until is null or b.until > now())`;

/** The latest delivery about each connector, as d, and about its check box Blocked, as k, each with who closed its hand task. */
export const CONNECTOR_DELIVERIES = Prisma.sql`
  left join lateral (
    select x.status, coalesce(x.proof_at, x.finished_at) as at, h.closed_by
    from delivery x left join hand_task h on h.delivery_id = x.id
    where x.subject_id = c.id order by x.order_seq desc limit 1) d on true
  left join lateral (
    select x.status, coalesce(x.proof_at, x.finished_at) as at, h.closed_by
    from delivery x left join hand_task h on h.delivery_id = x.id
    where x.subject_id = c.id and x.effect_type in ('connector.block.v1', 'connector.unblock.v1', 'connector.create.v1')
    order by x.order_seq desc limit 1) k on true`;

/** The columns of a row and of one in full; needs CONNECTOR_FROM and CONNECTOR_DELIVERIES. */
export const CONNECTOR_COLUMNS = Prisma.sql`
  c.id, c.name, s.id as "systemId", s.name as "systemName", s.vendor as "vendorKey", c.owner, c.source, c.created_at as "createdAt",
  case when g.id is not null then jsonb_build_object('id', g.id, 'code', g.code, 'description', g.description,
    'isEverybody', g.kind = 'everybody', 'headCount', case when g.kind = 'everybody'
      then (select count(*)::int from account a where a.system_id = c.system_id and a.valid_to is null)
      else g.member_count end) end as "group",
  b.reason as "blockReason", b.until as "blockUntil", b.valid_from as "blockSince",
  (select v.actor_name from change v where v.id = b.opened_in) as "blockBy",
  (select count(*)::int from endpoint e where e.connector_id = c.id and e.valid_to is null) as "endpointCount",
  (select count(*)::int from endpoint e where e.connector_id = c.id and e.valid_to is null and e.can_write) as "writingCount",
  (select count(*)::int from token t where t.connector_id = c.id and t.issued_at is not null and t.revoked_at is null
    and (t.expires_at is null or t.expires_at > now())) as "tokenCount",
  coalesce((select e.at from audit_event e where e.subject_id = c.id order by e.seq desc limit 1), c.created_at) as "changedAt",
  d.status as "deliveryStatus", d.at as "deliveryAt", d.closed_by as "deliveryBy",
  k.status as "boxStatus", k.at as "boxAt", k.closed_by as "boxBy"`;

export type RawConnector = Omit<ConnectorRow, "block" | "vendor" | "blockAtVendor"> & {
  source: string;
  createdAt: Date;
  blockReason: string | null;
  blockUntil: Date | null;
  blockSince: Date | null;
  blockBy: string | null;
  deliveryStatus: DeliveryStatus | null;
  deliveryAt: Date | null;
  deliveryBy: string | null;
  boxStatus: DeliveryStatus | null;
  boxAt: Date | null;
  boxBy: string | null;
};

/** A row as a screen gets it. */
export function connectorRowOf(raw: RawConnector): ConnectorRow & Pick<ConnectorDetail, "createdAt"> {
  const {
    id,
    name,
    systemId,
    systemName,
    vendorKey,
    group,
    endpointCount,
    writingCount,
    tokenCount,
    owner,
    changedAt,
  } = raw;
  const { blockReason, blockUntil, blockSince, createdAt, source } = raw;
  const block =
    blockReason !== null && blockSince !== null
      ? { reason: blockReason, until: blockUntil, since: blockSince, by: raw.blockBy }
      : null;
  const box = { deliveryStatus: raw.boxStatus, deliveryAt: raw.boxAt, deliveryBy: raw.boxBy };
  return {
    ...{
      id,
      name,
      systemId,
      systemName,
      vendorKey,
      group,
      block,
      endpointCount,
      writingCount,
      tokenCount,
      owner,
      changedAt,
    },
    createdAt,
    vendor: vendorSideOf({ ...raw, since: createdAt }),
    blockAtVendor: vendorSideOf({ ...box, source, since: blockSince ?? createdAt }),
  };
}
