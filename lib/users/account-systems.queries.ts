import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { PROFILES } from "@/lib/upstreams/profiles";

/** A system that accounts and groups can be in, with the key of its vendor. */
export type AccountSystem = {
  id: string;
  name: string;
  vendor: string;
  environment: string;
  /** The groups to begin in, where the vendor makes no account without one; at most 500. */
  groups: { id: string; code: string; description: string }[];
};

// Where an account has exactly one group, it is made with it.
const WITH_GROUP = Object.keys(PROFILES).filter((vendor) => PROFILES[vendor]?.groupsPerAccount === 1);

/** The systems that accounts and groups can be in, by name; throws `not_found` for whoever may not read the directory. */
export async function listAccountSystems(
  actor: Pick<Extract<Actor, { kind: "operator" }>, "role">,
): Promise<AccountSystem[]> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  return queryRows<AccountSystem>(
    db,
    Prisma.sql`
      select s.id, s.name, s.vendor, s.environment, coalesce((
        select jsonb_agg(g) from (
          select g.id, g.code, g.description from user_group g
          where g.system_id = s.id and g.archived_at is null and g.kind = 'listed' and s.vendor = any(${WITH_GROUP}::text[])
          order by lower(g.code) limit 500) g), '[]') as groups
      from system s order by s.name`,
  );
}
