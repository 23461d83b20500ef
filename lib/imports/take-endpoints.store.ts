import "server-only";
import type { AuditDraft, Ref } from "@/lib/audit/audit.events";
import { canWrite, type EndpointWish } from "@/lib/connectors/connector.rules";
import {
  type ConnectorFacts,
  excludeEndpoints,
  includeEndpoints,
  lockConnector,
  refOf,
} from "@/lib/connectors/connector.store";
import { queryRows, type Tx } from "@/lib/db/client";
import { type CsvImport, Prisma } from "@/lib/db/generated/client";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import { byProbes, type CheckScope, plannedFor } from "./check.store";
import { checkedEndpoints } from "./check-endpoints.store";
import { MOVED_ON, type TakeMoment, type Taken } from "./take.types";

const { sql } = Prisma;

type GivenEndpoint = EndpointWish & {
  rowNo: number;
  isRemoval: boolean;
  connectorId: string;
  endpointId: string;
  stands: boolean;
};

/** Adds the endpoints of these rows to their connectors or takes them off; one that isn't as it was judged is passed by. */
export async function takeEndpoints(tx: Tx, of: CsvImport, scope: CheckScope, at: TakeMoment): Promise<Taken> {
  const connectors = await lockConnectors(tx, scope);
  const rows = await byProbes(tx, () =>
    queryRows<GivenEndpoint>(
      tx,
      sql`with c as materialized (${checkedEndpoints(scope)})
        select v.row_no as "rowNo", c.is_removal as "isRemoval", c.target_id as "connectorId", c.basis as "endpointId", c.kind, c.name,
          c.verdict = v.verdict and c.target_id is not distinct from v.target_id and c.basis is not distinct from v.basis as stands
        from c join lateral ${plannedFor(of)} v on true
        order by v.row_no`,
    ),
  );
  const took = rows.filter(({ stands, connectorId }) => stands && connectors.has(connectorId));
  const isTaken = new Set(took.map(({ rowNo }) => rowNo));
  const audit: AuditDraft[] = [];
  const effects: EffectDraft[] = [];
  for (const connector of connectors.values()) {
    const own = took.filter(({ connectorId }) => connectorId === connector.id);
    const added = own.filter(({ isRemoval }) => !isRemoval);
    const removed = own.filter(({ isRemoval }) => isRemoval);
    if (own.length === 0) continue;
    const addedIds = await includeEndpoints(tx, connector, added, at);
    const removedIds = removed.map(({ endpointId }) => endpointId);
    await excludeEndpoints(tx, removedIds, at);
    const named = [
      ...added.map((one, i) => ({ ...one, id: addedIds[i] ?? "" })),
      ...removed.map((one, i) => ({ ...one, id: removedIds[i] ?? "" })),
    ];
    const related: Record<string, Ref> = Object.fromEntries(
      named.map(({ id, name }) => [id, { kind: "endpoint", id, name }]),
    );
    audit.push({
      code: "endpoint.imported",
      subject: refOf(connector),
      related: { ...related, import: { kind: "import", id: of.id, name: of.fileName } },
      after: { added: added.length, removed: removed.length },
    });
    effects.push(...ordersOf(connector, added, removed));
  }
  return {
    done: took.length,
    passed: rows.filter(({ rowNo }) => !isTaken.has(rowNo)).map(({ rowNo }) => ({ rowNo, says: MOVED_ON })),
    audit,
    effects,
    touches: { connectors: [...connectors.keys()] },
  };
}

async function lockConnectors(tx: Tx, { importId, after, upTo }: CheckScope): Promise<Map<string, ConnectorFacts>> {
  const ids = await queryRows<{ id: string }>(
    tx,
    sql`select distinct v.target_id as id from csv_verdict v join connector c on c.id = v.target_id and c.retired_at is null
        where v.import_id = ${importId} and v.row_no > ${after} and v.row_no <= ${upTo} and v.verdict in ('new', 'changed') order by 1`,
  );
  const locked = new Map<string, ConnectorFacts>();
  for (const { id } of ids) locked.set(id, await lockConnector(tx, id));
  return locked;
}

function ordersOf(
  connector: ConnectorFacts,
  added: readonly EndpointWish[],
  removed: readonly EndpointWish[],
): EffectDraft[] {
  const order = {
    systemId: connector.systemId,
    subject: { kind: "connector" as const, id: connector.id },
    ...(connector.groupId ? { needs: [connector.groupId] } : {}),
  };
  const ref = { name: connector.name };
  const bare = (list: readonly EndpointWish[]) => list.map(({ kind, name }) => ({ kind, name }));
  const orders: EffectDraft[] = [];
  if (removed.length > 0)
    orders.push({ ...order, effect: { type: "connector.exclude.v1", connector: ref, endpoints: bare(removed) } });
  if (added.length > 0)
    orders.push({ ...order, effect: { type: "connector.include.v1", connector: ref, endpoints: bare(added) } });
  return orders;
}

type Foretold = EndpointWish & { connectorId: string; isRemoval: boolean; endpoints: number; connectors: number };

/** One order of each sort and system that the file's endpoints come to, and how many there will be. */
export async function foreseeEndpoints(tx: Tx, scope: CheckScope) {
  const rows = await queryRows<Foretold>(
    tx,
    sql`select distinct on (s.id, v.verdict) v.target_id as "connectorId", v.verdict = 'changed' as "isRemoval", c.kind, c.name,
          (count(*) over part)::int as endpoints,
          (select count(distinct w.target_id)::int from csv_verdict w join connector d on d.id = w.target_id
           where w.import_id = ${scope.importId} and w.verdict = v.verdict and d.system_id = s.id) as connectors
        from csv_verdict v join (${checkedEndpoints(scope)}) c on c.row_no = v.row_no
        join connector x on x.id = v.target_id join system s on s.id = x.system_id
        where v.import_id = ${scope.importId} and v.verdict in ('new', 'changed')
        window part as (partition by s.id, v.verdict) order by s.id, v.verdict, v.row_no`,
  );
  const foreseen = [];
  for (const { connectorId, isRemoval, kind, name, endpoints, connectors } of rows) {
    const connector = await lockConnector(tx, connectorId);
    const [draft] = ordersOf(connector, isRemoval ? [] : [{ kind, name }], isRemoval ? [{ kind, name }] : []);
    const what = `${endpoints.toLocaleString("en-GB")} ${endpoints === 1 ? "endpoint" : "endpoints"}`;
    const where = `${connectors.toLocaleString("en-GB")} app ${connectors === 1 ? "connector" : "connectors"}`;
    const sentence = isRemoval ? `Take ${what} off ${where}` : `Add ${what} to ${where}`;
    if (draft) foreseen.push({ draft, times: connectors, sentence });
  }
  return foreseen;
}

/** A sentence for each connector that the file lets write, up to five of them. */
export async function warnOfWriting(tx: Tx, scope: CheckScope): Promise<string[]> {
  const rows = await queryRows<{ connector: string; vendor: string; kind: string; n: number }>(
    tx,
    sql`select x.name as connector, s.vendor, c.kind, count(*)::int as n
        from csv_verdict v join (${checkedEndpoints(scope)}) c on c.row_no = v.row_no
        join connector x on x.id = v.target_id join system s on s.id = x.system_id
        where v.import_id = ${scope.importId} and v.verdict = 'new' group by 1, 2, 3 order by 1, 3`,
  );
  const writing = rows.filter(({ vendor, kind }) => canWrite(vendor, kind));
  const more = writing.length > 5 ? [`${writing.length - 5} more app connectors are let write.`] : [];
  const words = writing.slice(0, 5).map(({ connector, n }) => {
    return `${n.toLocaleString("en-GB")} of the endpoints of ${connector} can write: everyone who gets in can change data through it.`;
  });
  return [...words, ...more];
}
