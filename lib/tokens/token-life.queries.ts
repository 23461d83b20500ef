import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { ridingOn } from "@/lib/mappings/riding.store";
import type { EndpointRef } from "@/lib/upstreams/effects";
import { profileOf } from "@/lib/upstreams/profiles";
import { type VendorWay, wayOf } from "@/lib/upstreams/ways";
import { hintOf } from "./token.rules";

type Neighbour = { id: string; prefix: string | null; lastFour: string | null; label: string };
export type NamedToken = { id: string; hint: string };

/** What can be done with a token that stands, and how it came about. */
export type TokenLifeView = {
  /** The key of the vendor, for its profile. */
  vendorKey: string;
  validFrom: Date | null;
  /** Why it is suspended; null where it isn't. */
  suspendedFor: string | null;
  /** What it was asked to open; empty for all that its connector may call. */
  scope: EndpointRef[];
  /** What its connector may call, where a token's scope can be narrower than that. */
  endpoints: EndpointRef[];
  replaces: NamedToken | null;
  /** Tokens that were made in its place and are not revoked. */
  replacedBy: NamedToken[];
  ways: { expiry: VendorWay; suspend: VendorWay };
  /** External keys that ride on it, and of how many host applications. */
  riding: { keys: number; applications: number };
  /** External keys that move to it as soon as it is issued. */
  awaitedBy: number;
};

type Raw = Omit<TokenLifeView, "replaces" | "replacedBy" | "ways" | "riding"> & {
  replaces: Neighbour | null;
  replacedBy: Neighbour[];
};

const NEIGHBOUR = Prisma.sql`jsonb_build_object('id', o.id, 'prefix', o.prefix, 'lastFour', o.last_four, 'label', o.label)`;

/** The life of one token and what its vendor lets be done with it; throws `not_found`. */
export async function readTokenLife(
  actor: Pick<Extract<Actor, { kind: "operator" }>, "role">,
  tokenId: string,
): Promise<TokenLifeView> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  const [row] = isId("token", tokenId)
    ? await queryRows<Raw>(
        db,
        Prisma.sql`
          select s.vendor as "vendorKey", t.valid_from as "validFrom",
            (select b.reason from block b where b.subject_id = t.id and b.valid_to is null
              and (b.until is null or b.until > now())) as "suspendedFor",
            coalesce((select d.effect -> 'scope' from delivery d where d.subject_id = t.id
              and d.effect_type = 'token.issue.v1' order by d.order_seq desc limit 1), '[]') as scope,
            coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'name', e.name) order by e.kind, lower(e.name))
              from endpoint e where e.connector_id = t.connector_id and e.valid_to is null), '[]') as endpoints,
            (select count(*)::int from mapping_promise r join mapping m on m.id = r.mapping_id
              where r.token_id = t.id and m.valid_to is null) as "awaitedBy",
            (select ${NEIGHBOUR} from token o where o.id = t.replaces_id) as replaces,
            coalesce((select jsonb_agg(${NEIGHBOUR} order by o.requested_at) from token o
              where o.replaces_id = t.id and o.revoked_at is null), '[]') as "replacedBy"
          from token t join connector c on c.id = t.connector_id join system s on s.id = c.system_id
          where t.id = ${tokenId}`,
      )
    : [];
  if (!row) throw new DomainError("not_found");
  const riding = await ridingOn(db, [tokenId], new Date());
  const { vendorKey, endpoints } = row;
  const named = (one: Neighbour): NamedToken => ({ id: one.id, hint: hintOf(one) });
  return {
    ...row,
    endpoints: profileOf(vendorKey).tokenScope ? endpoints : [],
    replaces: row.replaces ? named(row.replaces) : null,
    replacedBy: row.replacedBy.map(named),
    riding: {
      keys: riding.reduce((sum, { keys }) => sum + keys, 0),
      applications: new Set(riding.map(({ id }) => id)).size,
    },
    ways: { expiry: wayOf(vendorKey, "token.set_expiry.v1"), suspend: wayOf(vendorKey, "token.suspend.v1") },
  };
}
