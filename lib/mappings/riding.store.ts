import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RidingApplication } from "./mapping-views.rules";

const { sql } = Prisma;

/** When and how often the key of the mapping `m` was asked for, as `use`. */
export const MAPPING_USE = sql`left join mapping_use use on use.application_id = m.application_id
  and use.connector_id = m.connector_id and use.external_key = m.external_key`;

/** Keys of one application on one token, and whether that application may ask for them. */
export type Riding = RidingApplication & { tokenId: string; mayAsk: boolean; askedToday: number };

/** Who rides on each of the tokens, application by application, the most keys first; one statement. */
export function ridingOn(tx: Tx, tokenIds: readonly string[], at: Date): Promise<Riding[]> {
  return queryRows<Riding>(
    tx,
    sql`select m.token_id as "tokenId", p.id, p.name, count(*)::int as keys, max(use.last_asked_at) as "lastAskedAt",
          coalesce(sum(use.asked_on_day) filter (where use.day = (${at}::timestamptz at time zone 'UTC')::date), 0)::int as "askedToday",
          p.retired_at is null and m.connector_id = any(p.connector_ids) as "mayAsk"
        from mapping m join application p on p.id = m.application_id ${MAPPING_USE}
        where m.token_id = any(${[...tokenIds]}) and m.valid_to is null
        group by m.token_id, p.id, m.connector_id order by keys desc, lower(p.name), p.id`,
  );
}
