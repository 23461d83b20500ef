import "server-only";
import type { PairFacts } from "@/lib/access/pair-facts.rules";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type ReferenceRow = {
  accountId: string;
  userId: string;
  connectorId: string;
  member: number;
  token: number;
  connector: number;
  person: number;
  system: number;
  verdict: number;
  isListed: boolean;
};

/** The rule once more as plain joins over the whole matrix of one system, slow and easy to read; `at` is any text of a moment. */
export function readReference(db: Db, systemId: string, at: string): Promise<ReferenceRow[]> {
  return queryRows<ReferenceRow>(
    db,
    Prisma.sql`
    with moment as (select ${at}::text::timestamptz as t),
    live_link as (select l.* from connector_link l, moment where valid_from <= t and (valid_to is null or valid_to > t)),
    live_member as (select m.* from membership m, moment where valid_from <= t and (valid_to is null or valid_to > t)),
    live_account as (select a.id from account a, moment where valid_from <= t and (valid_to is null or valid_to > t)),
    blocked as (select b.subject_kind, b.subject_id from block b, moment
      where valid_from <= t and (valid_to is null or valid_to > t) and (until is null or until > t)),
    doubted as (select d.subject_kind, d.subject_id from doubt d, moment where valid_from <= t and (valid_to is null or valid_to > t)),
    member as (
      select l.connector_id, m.account_id, m.id in (select subject_id from doubted where subject_kind = 'membership') as is_doubted
        from live_link l join live_member m on m.group_id = l.group_id
      union all
      select l.connector_id, a.id, false from live_link l join user_group g on g.id = l.group_id and g.kind = 'everybody'
        join account a on a.system_id = g.system_id where a.id in (select id from live_account)),
    alive as (
      select t.* from token t, moment where t.requested_at <= t and (t.expires_at is null or t.expires_at > t)
        and (t.revoked_at is null or t.revoked_at > t) and t.id not in (select subject_id from blocked where subject_kind = 'token')),
    good as (
      select connector_id, account_id, max(case when id in (select subject_id from doubted where subject_kind = 'token') then 1
        when issued_at <= (select t from moment) then 2 else 0 end) as light from alive group by 1, 2),
    lights as (
      select a.id as account_id, u.id as user_id, c.id as connector_id,
        case when m.account_id is null then 0 when m.is_doubted then 1 else 2 end as member,
        coalesce(good.light, 0) as token,
        case when l.id is null or c.retired_at <= (select t from moment)
            or exists (select from blocked where subject_kind = 'connector' and subject_id = c.id) then 0
          when exists (select from doubted where subject_kind = 'connector' and subject_id = c.id) then 1 else 2 end as connector,
        case when a.id not in (select id from live_account) or u.left_at <= (select t from moment)
            or exists (select from blocked where (subject_kind, subject_id) in (('user', u.id), ('account', a.id), ('group', l.group_id))) then 0
          when exists (select from doubted where subject_kind = 'account' and subject_id = a.id) then 1 else 2 end as person,
        case when exists (select from blocked where subject_kind = 'system' and subject_id = s.id) then 0
          when exists (select from doubted where subject_kind = 'system' and subject_id = s.id) then 1 else 2 end as system,
        m.account_id is not null or exists (select from token h where h.account_id = a.id and h.connector_id = c.id
          and h.requested_at <= (select t from moment)) as is_listed
      from system s join account a on a.system_id = s.id join app_user u on u.id = a.user_id join connector c on c.system_id = s.id
      left join live_link l on l.connector_id = c.id
      left join member m on m.connector_id = c.id and m.account_id = a.id
      left join good on good.connector_id = c.id and good.account_id = a.id
      where s.id = ${systemId})
    select account_id as "accountId", user_id as "userId", connector_id as "connectorId", member, token, connector, person, system,
      least(member, token, connector, person, system) as verdict, is_listed as "isListed" from lights order by 3, 1`,
  );
}

type Row = { validFrom: Date; validTo: Date | null };

/** The facts of every pair of a system, put together from all rows of each thing without any condition of time. */
export async function readPlainFacts(db: Db, systemId: string) {
  const ofSystem = { where: { systemId } };
  const [system, accounts, connectors, groups] = await Promise.all([
    db.system.findUniqueOrThrow({ where: { id: systemId } }),
    db.account.findMany(ofSystem),
    db.connector.findMany(ofSystem),
    db.userGroup.findMany(ofSystem),
  ]);
  const ofAccounts = { where: { accountId: { in: accounts.map(({ id }) => id) } } };
  const [links, memberships, tokens] = await Promise.all([
    db.connectorLink.findMany({ where: { connectorId: { in: connectors.map(({ id }) => id) } } }),
    db.membership.findMany(ofAccounts),
    db.token.findMany(ofAccounts),
  ]);
  const users = await db.appUser.findMany({ where: { id: { in: accounts.map(({ userId }) => userId) } } });
  const things = [system, ...accounts, ...connectors, ...groups, ...users, ...memberships, ...tokens];
  const ofThings = { where: { subjectId: { in: things.map(({ id }) => id) } } };
  const [blocks, doubts] = await Promise.all([db.block.findMany(ofThings), db.doubt.findMany(ofThings)]);
  return (accountId: string, connectorId: string, at: Date): PairFacts => {
    const account = found(accounts, ({ id }) => id === accountId);
    const connector = found(connectors, ({ id }) => id === connectorId);
    const user = found(users, ({ id }) => id === account.userId);
    const block = (id: string) => {
      const row = lastStarted(
        blocks.filter(({ subjectId }) => subjectId === id),
        at,
      );
      return (
        row && {
          ...spanOf(row),
          reason: row.reason,
          until: row.until,
          source: "decided" as const,
          opened: null,
          closed: null,
        }
      );
    };
    const doubt = (id: string) => {
      const row = lastStarted(
        doubts.filter(({ subjectId }) => subjectId === id),
        at,
      );
      return row && { ...spanOf(row), reason: row.reason };
    };
    const standing = (id: string) => ({ block: block(id), doubt: doubt(id), delivery: null });
    const link = lastStarted(
      links.filter((row) => row.connectorId === connectorId),
      at,
    );
    const group = link && found(groups, ({ id }) => id === link.groupId);
    const membership =
      group &&
      lastStarted(
        memberships.filter((row) => row.groupId === group.id && row.accountId === accountId),
        at,
      );
    const none = { source: "decided" as const, opened: null, closed: null };
    return {
      user: { id: user.id, name: user.name, leftAt: user.leftAt, block: block(user.id) },
      account: { ...account, attributes: {}, ...spanOf(account), source: "decided", ...standing(accountId) },
      membership: membership && {
        id: membership.id,
        ...spanOf(membership),
        ...none,
        doubt: doubt(membership.id),
        delivery: null,
      },
      tokens: tokens
        .filter((row) => row.accountId === accountId && row.connectorId === connectorId)
        .map((row) => ({
          ...row,
          hint: null,
          source: "decided" as const,
          requested: null,
          revoked: null,
          ...standing(row.id),
        })),
      connector: {
        id: connector.id,
        name: connector.name,
        source: "decided",
        retiredAt: connector.retiredAt,
        ...standing(connectorId),
      },
      system: { ...system, vendorName: "AFAS", block: block(systemId), doubt: doubt(systemId) },
      link: link &&
        group && {
          ...spanOf(link),
          ...none,
          group: { id: group.id, code: group.code, kind: group.kind as "listed" | "everybody", block: block(group.id) },
        },
    };
  };
}

const spanOf = ({ validFrom, validTo }: Row) => ({ from: validFrom, to: validTo });

// Of two that started together one is empty; the longer one counts.
function lastStarted<T extends Row>(rows: readonly T[], at: Date): T | null {
  const end = ({ validTo }: Row) => validTo?.getTime() ?? Number.POSITIVE_INFINITY;
  const started = rows.filter(({ validFrom }) => validFrom <= at);
  return started.sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime() || (end(b) > end(a) ? 1 : -1))[0] ?? null;
}

function found<T>(rows: readonly T[], is: (row: T) => boolean): T {
  const row = rows.find(is);
  if (!row) throw new Error("the history lacks a row");
  return row;
}
