import "server-only";
import { storedOf } from "@/lib/access/account-attributes.rules";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import type { FoundUser } from "./found-users.store";

export type TakeMoment = { now: Date; changeId: string; systemId: string };
/** An account to record, of a person who is here or of a new one. */
export type TakenUser = { found: FoundUser; joins: { id: string; name: string } | null };

/**
 * Records these accounts as they were found, each of the person it joins or of a new one, in one statement a table. Who is blocked
 * there is blocked here. Returns the accounts' ids in the order given.
 */
export async function recordFoundUsers(
  tx: Tx,
  taken: readonly TakenUser[],
  { now, changeId, systemId }: TakeMoment,
): Promise<{ accountId: string; userId: string }[]> {
  if (taken.length === 0) return [];
  const made = taken.map(({ joins }) => ({
    accountId: newId("account") as string,
    userId: joins?.id ?? newId("user"),
  }));
  const fresh = taken.flatMap(({ joins, found }, i) => (joins ? [] : [{ id: made[i]?.userId ?? "", ...found.state }]));
  await tx.$executeRaw`
    insert into app_user (id, name, email, created_at)
    -- One address belongs to one person; whoever shares it has it at his account alone.
    select id, name, case when row_number() over (partition by lower(email)) = 1
                       and not exists (select 1 from app_user v where lower(v.email) = lower(r.email) and v.left_at is null) then nullif(email, '') end, ${now}
    from unnest(${fresh.map(({ id }) => id)}::text[], ${fresh.map(({ name }) => name)}::text[],
                ${fresh.map(({ email }) => email)}::text[]) as r (id, name, email)`;
  const stored = taken.map(({ found }) => storedOf(found.state.attributes));
  await tx.$executeRaw`
    insert into account (id, system_id, user_id, remote_id, email, windows, insite, attributes, remote_ref, known_as, source,
                         observed_at, valid_from, opened_in)
    select id, ${systemId}, user_id, remote_id, nullif(email, ''), windows, insite, attributes::jsonb, ref, known_as, 'observed',
           ${now}, ${now}, ${changeId}
    from unnest(${made.map(({ accountId }) => accountId)}::text[], ${made.map(({ userId }) => userId)}::text[],
                ${taken.map(({ found }) => found.state.remoteId)}::text[], ${taken.map(({ found }) => found.state.email)}::text[],
                ${stored.map(({ windows }) => windows)}::boolean[], ${stored.map(({ insite }) => insite)}::boolean[],
                ${stored.map(({ attributes }) => JSON.stringify(attributes))}::text[],
                ${taken.map(({ found }) => found.state.ref)}::text[], ${taken.map(knownAs)}::text[])
      as r (id, user_id, remote_id, email, windows, insite, attributes, ref, known_as)`;
  const blocked = made.flatMap(({ accountId }, i) => {
    const state = taken[i]?.found.state;
    return state?.isBlocked ? [{ accountId, key: state.remoteId.toLowerCase() }] : [];
  });
  await tx.$executeRaw`
    insert into block (id, subject_kind, subject_id, reason, source, valid_from, opened_in)
    select id, 'account', account_id, 'Blocked at the vendor when it was taken over', 'observed', ${now}, ${changeId}
    from unnest(${blocked.map(() => newId("block"))}::text[], ${blocked.map(({ accountId }) => accountId)}::text[],
                ${blocked.map(({ key }) => key)}::text[]) as r (id, account_id, key)
    -- A vendor that shows everybody without groups as blocked says nothing by that of somebody who has none.
    where not exists (select 1 from kind_read k where k.system_id = ${systemId} and k.kind = 'user'
                        and 'user.blocked_without_groups' = any (k.blind))
      or exists (select 1 from observation o where o.system_id = ${systemId} and o.kind = 'membership' and o.gone_at is null
                   and o.account_key = r.key)`;
  return made;
}

// A name that is another one there stays known for that system, so that it is no difference.
const knownAs = ({ found, joins }: TakenUser): string | null =>
  joins && joins.name !== found.state.name ? found.state.name : null;
