import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { queryRows, type Tx } from "@/lib/db/client";
import { type CsvImport, Prisma } from "@/lib/db/generated/client";
import { closeMappings, openMappings } from "@/lib/mappings/mapping.store";
import { byProbes, type CheckScope, plannedFor } from "./check.store";
import { checkedMappings } from "./check-mappings.store";
import { MOVED_ON, type TakeMoment, type Taken } from "./take.types";

const { sql } = Prisma;

type GivenMapping = {
  rowNo: number;
  applicationId: string;
  applicationName: string;
  connectorId: string;
  externalKey: string;
  tokenId: string;
  mappingId: string;
  stands: boolean;
};

/** Leads the keys of these rows to their tokens; one that isn't as it was judged is passed by. No vendor has to be told. */
export async function takeMappings(tx: Tx, of: CsvImport, scope: CheckScope, at: TakeMoment): Promise<Taken> {
  await lockTokens(tx, scope);
  const rows = await byProbes(tx, () =>
    queryRows<GivenMapping>(
      tx,
      sql`with c as materialized (${checkedMappings(scope)})
        select v.row_no as "rowNo", c.application_id as "applicationId", a.name as "applicationName", c.connector_id as "connectorId",
          c.key as "externalKey", c.target_id as "tokenId", c.basis as "mappingId",
          c.verdict = v.verdict and c.target_id is not distinct from v.target_id and c.basis is not distinct from v.basis as stands
        from c join lateral ${plannedFor(of)} v on true left join application a on a.id = c.application_id
        order by v.row_no`,
    ),
  );
  const took = rows.filter(({ stands }) => stands);
  const moved = took.filter(({ mappingId }) => mappingId !== "");
  await closeMappings(
    tx,
    moved.map(({ mappingId: id }) => ({ id })),
    at,
  );
  await openMappings(tx, took, at);
  return {
    done: took.length,
    passed: rows.filter(({ stands }) => !stands).map(({ rowNo }) => ({ rowNo, says: MOVED_ON })),
    audit: eventsOf(of, took),
    effects: [],
  };
}

function eventsOf(of: CsvImport, took: readonly GivenMapping[]): AuditDraft[] {
  const applications = new Map(took.map(({ applicationId, applicationName }) => [applicationId, applicationName]));
  return [...applications].map(([id, name]) => {
    const own = took.filter(({ applicationId }) => applicationId === id);
    const pointed = own.filter(({ mappingId }) => mappingId !== "").length;
    return {
      code: "mapping.imported",
      subject: { kind: "application", id, name },
      related: { import: { kind: "import", id: of.id, name: of.fileName } },
      after: { added: own.length - pointed, pointed, keys: own.map(({ externalKey }) => externalKey) },
    };
  });
}

// A token that is revoked at the same time is either seen here as revoked or waits for us.
async function lockTokens(tx: Tx, { importId, after, upTo }: CheckScope): Promise<void> {
  await tx.$executeRaw`
    select id from token where id in (
      select target_id from csv_verdict where import_id = ${importId} and row_no > ${after} and row_no <= ${upTo}
        and verdict in ('new', 'changed')) order by id for update`;
}
