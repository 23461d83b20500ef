import "server-only";
import type { AuditDraft, Ref } from "@/lib/audit/audit.events";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { type CsvImport, Prisma } from "@/lib/db/generated/client";
import { groupRef, isMadeByMember } from "@/lib/groups/group.store";
import { closeMemberships } from "@/lib/groups/membership.store";
import { addition, type Pair, removal } from "@/lib/groups/membership-drafts.rules";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { Attributes } from "@/lib/upstreams/effects";
import { byProbes, type CheckScope, plannedFor } from "./check.store";
import { checkedMemberships } from "./check-memberships.store";
import { MOVED_ON, type TakeMoment, type Taken } from "./take.types";

const { sql } = Prisma;

type Group = {
  id: string;
  systemId: string;
  code: string;
  description: string;
  attributes: Attributes;
  vendor: string;
  source: string;
};
type GivenPair = Pair & { rowNo: number; isRemoval: boolean; groupId: string };

/** Puts the accounts of these rows into their groups or takes them out; a pair that isn't as it was judged is passed by. */
export async function takeMemberships(tx: Tx, of: CsvImport, scope: CheckScope, at: TakeMoment): Promise<Taken> {
  const groups = await lockGroups(tx, scope);
  const rows = await byProbes(tx, () =>
    queryRows<GivenPair & { stands: boolean }>(
      tx,
      sql`with c as materialized (${checkedMemberships(scope)})
        select v.row_no as "rowNo", c.is_removal as "isRemoval", c.group_id as "groupId", a.id as "accountId", a.user_id as "userId",
          u.name, a.remote_id as "userCode", coalesce(a.email, u.email) as email, c.membership_id as "membershipId",
          c.verdict = v.verdict and c.target_id is not distinct from v.target_id and c.basis is not distinct from v.basis as stands
        from c join lateral ${plannedFor(of)} v on true
        left join account a on a.id = c.target_id left join app_user u on u.id = a.user_id
        order by v.row_no`,
    ),
  );
  const standing = rows.filter(({ stands, groupId }) => stands && groups.has(groupId));
  const additions = standing.filter(({ isRemoval }) => !isRemoval);
  const removals = standing.filter(({ isRemoval }) => isRemoval);
  const made = new Map<string, boolean>();
  for (const group of groups.values()) made.set(group.id, await isMadeByMember(tx, group));
  const opened = await openPairs(tx, additions, at);
  const closed = removals.flatMap(({ membershipId }) => membershipId ?? []);
  await closeMemberships(tx, closed, at);
  const took = [...removals, ...additions.filter(({ rowNo }) => opened.has(rowNo))];
  const touched = [...new Set(took.map(({ groupId }) => groupId))];
  await tx.$executeRaw`update user_group set version = version + 1 where id = any(${touched}::text[])`;
  const isTaken = new Set(took.map(({ rowNo }) => rowNo));
  const orderOf = (pair: GivenPair): EffectDraft[] => {
    const group = groups.get(pair.groupId);
    if (!group) return [];
    return [
      pair.isRemoval
        ? removal(group, pair)
        : addition(group, pair, opened.get(pair.rowNo) ?? "", made.get(group.id) ?? false),
    ];
  };
  return {
    done: took.length,
    passed: rows.filter(({ rowNo }) => !isTaken.has(rowNo)).map(({ rowNo }) => ({ rowNo, says: MOVED_ON })),
    audit: touched.flatMap((groupId) =>
      groupEvent(
        of,
        groups.get(groupId),
        took.filter((pair) => pair.groupId === groupId),
      ),
    ),
    effects: took.flatMap(orderOf),
    touches: { accounts: took.map(({ accountId }) => accountId) },
  };
}

// In the order of their ids, so that two batches wait for each other instead of blocking each other for ever.
async function lockGroups(tx: Tx, scope: CheckScope): Promise<Map<string, Group>> {
  const rows = await queryRows<Group>(
    tx,
    sql`select g.id, g.system_id as "systemId", g.code, g.description, g.attributes, s.vendor, g.source
        from user_group g join system s on s.id = g.system_id
        where g.id in (select split_part(basis, ':', 1) from csv_verdict
                       where import_id = ${scope.importId} and row_no > ${scope.after} and row_no <= ${scope.upTo}
                         and verdict in ('new', 'changed'))
          and g.archived_at is null
        order by g.id for update of g`,
  );
  return new Map(rows.map((group) => [group.id, group]));
}

async function openPairs(
  tx: Tx,
  pairs: readonly GivenPair[],
  { now, changeId }: TakeMoment,
): Promise<Map<number, string>> {
  if (pairs.length === 0) return new Map();
  const ids = pairs.map(() => newId("membership") as string);
  const opened = await queryRows<{ id: string }>(
    tx,
    sql`insert into membership (id, group_id, account_id, valid_from, opened_in)
        select id, group_id, account_id, ${now}, ${changeId}
        from unnest(${ids}::text[], ${pairs.map(({ groupId }) => groupId)}::text[],
                    ${pairs.map(({ accountId }) => accountId)}::text[]) as r (id, group_id, account_id)
        on conflict (group_id, account_id) where valid_to is null do nothing returning id`,
  );
  const isOpen = new Set(opened.map(({ id }) => id));
  return new Map(pairs.flatMap(({ rowNo }, i) => (isOpen.has(ids[i] ?? "") ? [[rowNo, ids[i] ?? ""] as const] : [])));
}

function groupEvent(of: CsvImport, group: Group | undefined, pairs: readonly GivenPair[]): AuditDraft[] {
  if (!group) return [];
  const related: Record<string, Ref> = {};
  for (const { accountId, userId, name } of pairs) {
    related[accountId] = { kind: "account", id: accountId, name };
    related[userId] = { kind: "user", id: userId, name };
  }
  const out = pairs.filter(({ isRemoval }) => isRemoval).length;
  const after = { "put in": pairs.length - out, "taken out": out };
  return [
    { code: "membership.imported", subject: groupRef(group), related: { ...related, import: importRefOf(of) }, after },
  ];
}

const importRefOf = (of: CsvImport): Ref<"import"> => ({ kind: "import", id: of.id, name: of.fileName });

/** Writes every membership that the file puts in or takes out, to be undone at once; says which groups they are of. */
export async function tryMemberships(tx: Tx, { importId }: CheckScope, { now, changeId }: TakeMoment) {
  const mine = sql`import_id = ${importId}`;
  await tx.$executeRaw`
    update membership set valid_to = ${now}, closed_in = ${changeId}
    where id in (select split_part(basis, ':', 2) from csv_verdict where ${mine} and verdict = 'changed')`;
  await tx.$executeRaw`
    insert into membership (id, group_id, account_id, valid_from, opened_in)
    select 'mem_' || row_no, split_part(basis, ':', 1), target_id, ${now}, ${changeId} from csv_verdict where ${mine} and verdict = 'new'`;
  const groups = await queryRows<{ id: string }>(
    tx,
    sql`select distinct split_part(basis, ':', 1) as id from csv_verdict where ${mine} and verdict in ('new', 'changed')`,
  );
  return { groups: groups.map(({ id }) => id) };
}

/** One order of each sort and system that the file's memberships come to, and how many there will be. */
export async function foreseeMemberships(tx: Tx, { importId }: CheckScope) {
  const rows = await queryRows<Pair & Group & { isRemoval: boolean; times: number }>(
    tx,
    sql`select distinct on (s.id, v.verdict) v.verdict = 'changed' as "isRemoval",
          (count(*) over (partition by s.id, v.verdict))::int as times,
          a.id as "accountId", a.user_id as "userId", u.name, a.remote_id as "userCode", coalesce(a.email, u.email) as email,
          split_part(v.basis, ':', 2) as "membershipId", g.id, s.id as "systemId", g.code, g.description, g.attributes, s.vendor, g.source
        from csv_verdict v join account a on a.id = v.target_id join app_user u on u.id = a.user_id
        join user_group g on g.id = split_part(v.basis, ':', 1) join system s on s.id = g.system_id
        where v.import_id = ${importId} and v.verdict in ('new', 'changed') order by s.id, v.verdict, v.row_no`,
  );
  return rows.map(({ isRemoval, times, ...row }) => {
    const people = `${times.toLocaleString("en-GB")} ${times === 1 ? "membership" : "memberships"}`;
    const draft: EffectDraft = isRemoval ? removal(row, row) : addition(row, row, "", false);
    return { draft, times, sentence: isRemoval ? `Take away ${people}` : `Add ${people}` };
  });
}
