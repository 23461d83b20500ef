import "server-only";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Claim } from "@/lib/outbox/claim.store";
import type { Effect, GroupRef } from "@/lib/upstreams/effects";

/**
 * The effect as it is wanted at the moment of sending. A later change of the same kind supersedes an unsent delivery, so only one
 * order has to be read anew: unblocking gives a person back the groups he is in now, because AFAS may have dropped them (its sources
 * disagree on code 2).
 */
export async function refreshEffect(db: Db, claim: Pick<Claim, "effect" | "systemId">): Promise<Effect> {
  const { effect } = claim;
  if (effect.type !== "user.unblock.v1") return effect;
  const groups = await queryRows<GroupRef>(
    db,
    Prisma.sql`select g.code, g.description from membership m
               join user_group g on g.id = m.group_id join account a on a.id = m.account_id
               where a.system_id = ${claim.systemId} and lower(a.remote_id) = lower(${effect.person.userCode})
                 and a.valid_to is null and m.valid_to is null
               order by g.code`,
  );
  return { ...effect, groups };
}
