import "server-only";
import { attributesOf } from "@/lib/access/account-attributes.rules";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { newId } from "@/lib/core/ids";
import { queryRows, type Tx } from "@/lib/db/client";
import { type CsvImport, Prisma } from "@/lib/db/generated/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { Attributes } from "@/lib/upstreams/effects";
import { byProbes, type CheckScope, plannedFor } from "./check.store";
import { checkedUsers } from "./check-users.store";
import { MOVED_ON, type TakeMoment, type Taken } from "./take.types";

const { sql } = Prisma;

type GivenUser = {
  rowNo: number;
  verdict: "new" | "changed";
  stands: boolean;
  id: string;
  name: string | null;
  email: string | null;
  kind: string;
  company: string | null;
  department: string | null;
};

const column = <K extends keyof GivenUser>(rows: readonly GivenUser[], key: K) => rows.map((row) => row[key]);

/** Adds and changes the users of these rows, in one statement each; a row whose user isn't as he was judged is passed by. */
export async function takeUsers(tx: Tx, of: CsvImport, scope: CheckScope, { now }: TakeMoment): Promise<Taken> {
  await tx.$executeRaw`
    select id from app_user where id in (
      select target_id from csv_verdict where import_id = ${of.id} and row_no > ${scope.after} and row_no <= ${scope.upTo})
    order by id for update`;
  const rows = await byProbes(tx, () =>
    queryRows<GivenUser>(
      tx,
      sql`with c as materialized (${checkedUsers(scope)})
        select v.row_no as "rowNo", v.verdict, v.target_id as id, c.name, c.email, c.kind, c.company, c.department,
          c.verdict = v.verdict and c.target_id is not distinct from v.target_id and c.basis is not distinct from v.basis as stands
        from c join lateral ${plannedFor(of)} v on true
        order by v.row_no`,
    ),
  );
  const standing = rows.filter(({ stands }) => stands);
  const fresh = standing
    .filter(({ verdict }) => verdict === "new")
    .map((row) => ({ ...row, id: newId("user") as string }));
  const changed = standing.filter(({ verdict }) => verdict === "changed");
  const added = await insertUsers(tx, fresh, now);
  const effects = await ordersFor(tx, changed);
  await updateUsers(tx, changed);
  const took = [...fresh.filter(({ id }) => added.has(id)), ...changed];
  const isTaken = new Set(took.map(({ rowNo }) => rowNo));
  const event: AuditDraft = {
    code: "import.users_taken",
    subject: { kind: "import", id: of.id, name: of.fileName },
    related: Object.fromEntries(took.map(({ id, name }) => [id, { kind: "user", id, name: name ?? id }])),
    after: { added: added.size, changed: changed.length, "passed by": rows.length - took.length },
  };
  return {
    done: took.length,
    passed: rows.filter(({ rowNo }) => !isTaken.has(rowNo)).map(({ rowNo }) => ({ rowNo, says: MOVED_ON })),
    audit: [event],
    effects,
  };
}

async function insertUsers(tx: Tx, rows: readonly GivenUser[], now: Date): Promise<Set<string>> {
  const added = await queryRows<{ id: string }>(
    tx,
    sql`insert into app_user (id, name, email, kind, company, department, created_at)
        select id, name, email, kind, company, department, ${now}
        from unnest(${column(rows, "id")}::text[], ${column(rows, "name")}::text[], ${column(rows, "email")}::text[],
                    ${column(rows, "kind")}::text[], ${column(rows, "company")}::text[], ${column(rows, "department")}::text[])
          as r (id, name, email, kind, company, department)
        -- Somebody who took the address this very moment keeps it.
        on conflict (lower(email)) where left_at is null do nothing returning id`,
  );
  return new Set(added.map(({ id }) => id));
}

async function updateUsers(tx: Tx, rows: readonly GivenUser[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update app_user u set name = coalesce(r.name, u.name), email = coalesce(r.email, u.email),
      company = coalesce(r.company, u.company), department = coalesce(r.department, u.department)
    from unnest(${column(rows, "id")}::text[], ${column(rows, "name")}::text[], ${column(rows, "email")}::text[],
                ${column(rows, "company")}::text[], ${column(rows, "department")}::text[]) as r (id, name, email, company, department)
    where u.id = r.id`;
}

type Told = {
  accountId: string;
  systemId: string;
  vendor: string;
  userCode: string;
  name: string;
  email: string | null;
  windows: boolean;
  insite: boolean;
  attributes: Attributes;
};

/** What each vendor is told that shows a name or an address that changes; asked before the change is written. */
async function ordersFor(tx: Tx, rows: readonly GivenUser[]): Promise<EffectDraft[]> {
  if (rows.length === 0) return [];
  const told = await queryRows<Told>(
    tx,
    sql`select a.id as "accountId", a.system_id as "systemId", s.vendor, a.remote_id as "userCode", coalesce(r.name, u.name) as name,
          coalesce(a.email, r.email, u.email) as email, a.windows, a.insite, a.attributes
        from unnest(${column(rows, "id")}::text[], ${column(rows, "name")}::text[], ${column(rows, "email")}::text[]) as r (id, name, email)
        join app_user u on u.id = r.id
        join account a on a.user_id = u.id and a.valid_to is null
        join system s on s.id = a.system_id
        where (r.name is not null and r.name <> u.name)
           or (a.email is null and r.email is not null and r.email is distinct from u.email)
        order by a.id`,
  );
  return told.map(orderOf);
}

function orderOf({ accountId, systemId, vendor, userCode, name, email, ...stored }: Told): EffectDraft {
  return {
    systemId,
    effect: {
      type: "user.update.v1",
      person: { remoteId: userCode, name, email, attributes: attributesOf(vendor, stored) },
    },
    subject: { kind: "account", id: accountId },
    needs: [accountId],
  };
}

/** One order of each system that shows names or addresses which this import changes, and how many there will be. */
export async function foreseeUsers(
  tx: Tx,
  importId: string,
  cell: (name: string) => Prisma.Sql,
): Promise<{ draft: EffectDraft; times: number; sentence: string }[]> {
  const rows = await queryRows<Told & { times: number }>(
    tx,
    sql`select distinct on (a.system_id) a.id as "accountId", a.system_id as "systemId", s.vendor, a.remote_id as "userCode", u.name,
          coalesce(a.email, u.email) as email, a.windows, a.insite, a.attributes,
          (count(*) over (partition by a.system_id))::int as times
        from csv_verdict v join csv_row r on r.import_id = v.import_id and r.row_no = v.row_no
        join app_user u on u.id = v.target_id
        join account a on a.user_id = u.id and a.valid_to is null
        join system s on s.id = a.system_id
        where v.import_id = ${importId} and v.verdict = 'changed'
          and (coalesce(${cell("name")}, u.name) <> u.name
               or (a.email is null and ${cell("email")} is not null and ${cell("email")} is distinct from u.email))
        order by a.system_id, a.id`,
  );
  return rows.map(({ times, ...told }) => ({
    draft: orderOf(told),
    times,
    sentence: "Tell the names and e-mail addresses that change",
  }));
}
