import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { groupDrift, membershipDrift } from "./drift-groups.store";
import type { DriftScope } from "./drift-parts.store";
import { endpointDrift, tokenDrift } from "./drift-tokens.store";
import { userDrift } from "./drift-users.store";
import type { DriftArea, DriftKind } from "./drift-views.rules";

const { sql } = Prisma;

/** A difference as it is derived; sentences and what can be done about it are told by the rules. */
export type DriftFact = {
  systemId: string;
  systemName: string;
  vendor: string;
  kind: DriftKind;
  key: string;
  since: Date;
  userId: string | null;
  userName: string | null;
  accountId: string | null;
  groupId: string | null;
  groupCode: string | null;
  connectorId: string | null;
  connectorName: string | null;
  tokenId: string | null;
  /** The membership, account or group that is missing there. */
  subjectId: string | null;
  ours: Readonly<Record<string, unknown>> | null;
  theirs: Readonly<Record<string, unknown>> | null;
  /** Both sides as one text: an ignored difference comes back when it changes. */
  seen: string;
  ignoredUntil: Date | null;
  ignoredReason: string | null;
  ignoredBy: string | null;
  /** For the order of a list. */
  id: string;
};

const AREAS: Readonly<Record<DriftArea, (scope: DriftScope) => Prisma.Sql>> = {
  user: userDrift,
  group: groupDrift,
  membership: membershipDrift,
  endpoint: endpointDrift,
  token: tokenDrift,
};

export const areaOf = (kind: DriftKind): DriftArea => kind.slice(0, kind.indexOf(".")) as DriftArea;

/** Every difference in these areas as a table `f`: derived from facts and the last whole reads, never stored. */
export function driftTable(areas: readonly DriftArea[], scope: DriftScope): Prisma.Sql {
  const parts = [...new Set(areas)].map((area) => AREAS[area](scope));
  return sql`(
    select x.system_id, x.kind, x.key, date_trunc('milliseconds', x.since) as since, x.user_id, x.user_name, x.account_id,
      x.group_id, x.group_code, x.connector_id, x.token_id, x.subject_id, x.ours, x.theirs,
      md5(coalesce(x.ours::text, '') || '/' || coalesce(x.theirs::text, '')) as seen, s.name as system_name, s.vendor,
      (x.system_id || ' ' || x.kind || ' ' || x.key) collate "C" as id,
      i.until as ignored_until, i.reason as ignored_reason, i.ignored_by
    from (${Prisma.join(parts, " union all ")}) x
    join system s on s.id = x.system_id
    left join drift_ignore i on i.system_id = x.system_id and i.kind = x.kind and i.key = x.key and i.until > now()
      and i.seen = md5(coalesce(x.ours::text, '') || '/' || coalesce(x.theirs::text, ''))) f`;
}

export const DRIFT_COLUMNS = sql`
  f.system_id as "systemId", f.system_name as "systemName", f.vendor, f.kind, f.key, f.since, f.user_id as "userId",
  f.user_name as "userName", f.account_id as "accountId", f.group_id as "groupId", f.group_code as "groupCode",
  f.connector_id as "connectorId", (select c.name from connector c where c.id = f.connector_id) as "connectorName",
  f.token_id as "tokenId", f.subject_id as "subjectId", f.ours, f.theirs, f.seen, f.ignored_until as "ignoredUntil",
  f.ignored_reason as "ignoredReason", f.ignored_by as "ignoredBy", f.id`;

export type DriftName = { systemId: string; kind: DriftKind; key: string };

/** Those of the named differences that are there now, in the order named. */
export async function findDrift(tx: Tx, names: readonly DriftName[]): Promise<DriftFact[]> {
  const found: DriftFact[] = [];
  for (const systemId of new Set(names.map((name) => name.systemId))) {
    const own = names.filter((name) => name.systemId === systemId);
    const scope = { systemId, keys: own.map(({ key }) => key) };
    const table = driftTable(
      own.map(({ kind }) => areaOf(kind)),
      scope,
    );
    found.push(...(await queryRows<DriftFact>(tx, sql`select ${DRIFT_COLUMNS} from ${table} order by f.id`)));
  }
  const idOf = ({ systemId, kind, key }: DriftName): string => `${systemId} ${kind} ${key}`;
  const byId = new Map(found.map((fact) => [fact.id, fact]));
  return names.flatMap((name) => byId.get(idOf(name)) ?? []);
}
