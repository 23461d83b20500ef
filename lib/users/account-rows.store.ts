import "server-only";
import { attributesOf, type StoredAttributes } from "@/lib/access/account-attributes.rules";
import { prerequisitesOf } from "@/lib/access/prerequisite.rules";
import { vendorSideOf } from "@/lib/connectors/vendor-side.rules";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryStatus } from "@/lib/outbox/status.rules";
import type { AccountView } from "./user-views.rules";

type Shown = Omit<AccountView, "block" | "prerequisites" | "vendor" | "blockAtVendor" | "attributes">;
export type RawAccount = Shown &
  StoredAttributes & {
    userEmail: string | null;
    source: string;
    observedAt: Date | null;
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

const latest = (types: Prisma.Sql): Prisma.Sql => Prisma.sql`lateral (
  select x.status, coalesce(x.proof_at, x.finished_at) as at, h.closed_by
  from delivery x left join hand_task h on h.delivery_id = x.id
  where x.subject_id = a.id and x.effect_type in (${types}) order by x.order_seq desc limit 1)`;

/** Every open account of a user, with its block and the latest deliveries about its properties and about its block. */
export function readAccounts(tx: Tx, userId: string): Promise<RawAccount[]> {
  return queryRows<RawAccount>(
    tx,
    Prisma.sql`
      select a.id, s.id as "systemId", s.name as "systemName", a.remote_id as "userCode", a.email, u.email as "userEmail",
             s.vendor as "vendorKey", a.windows, a.insite, a.attributes, a.source, a.observed_at as "observedAt", a.valid_from as since, v.actor_name as by,
             b.reason as "blockReason", b.until as "blockUntil", b.valid_from as "blockSince",
             (select w.actor_name from change w where w.id = b.opened_in) as "blockBy",
             d.status as "deliveryStatus", d.at as "deliveryAt", d.closed_by as "deliveryBy",
             k.status as "boxStatus", k.at as "boxAt", k.closed_by as "boxBy"
      from account a
      join app_user u on u.id = a.user_id
      join system s on s.id = a.system_id
      left join change v on v.id = a.opened_in
      left join block b on b.subject_id = a.id and b.valid_to is null and (b.until is null or b.until > now())
      left join ${latest(Prisma.sql`'user.create.v1', 'user.update.v1'`)} d on true
      left join ${latest(Prisma.sql`'user.block.v1', 'user.unblock.v1'`)} k on true
      where a.user_id = ${userId} and a.valid_to is null
      order by lower(s.name), a.remote_id`,
  );
}

/** An account as a screen gets it. */
export function accountViewOf(raw: RawAccount): AccountView {
  const { id, systemId, systemName, vendorKey, userCode, email, since, by, source } = raw;
  const box = { deliveryStatus: raw.boxStatus, deliveryAt: raw.boxAt, deliveryBy: raw.boxBy };
  return {
    ...{ id, systemId, systemName, vendorKey, userCode, email, since, by },
    attributes: attributesOf(vendorKey, raw),
    block:
      raw.blockReason !== null && raw.blockSince !== null
        ? { reason: raw.blockReason, until: raw.blockUntil, since: raw.blockSince, by: raw.blockBy }
        : null,
    prerequisites: prerequisitesOf(vendorKey, { ...raw, email: email ?? raw.userEmail }),
    vendor: vendorSideOf({ ...raw, since: raw.observedAt ?? since }),
    blockAtVendor: raw.boxStatus === null ? null : vendorSideOf({ ...box, source, since }),
  };
}
