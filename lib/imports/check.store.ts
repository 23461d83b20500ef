import "server-only";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Chosen } from "./import.schema";

const { sql } = Prisma;

/** Which rows of which import are looked at, and which column holds what. */
export type CheckScope = {
  importId: string;
  chosen: Chosen;
  columns: readonly string[];
  /** Only rows after this one, and only so far. */
  after?: number;
  upTo?: number;
};

/** The meaning of a row's cell, null where no column holds the field. */
export function cellOf({ chosen }: CheckScope, field: string): Prisma.Sql {
  const place = chosen[field];
  // An index of PostgreSQL's arrays counts from 1; a row that is shorter has null there.
  return place === undefined ? sql`null::text` : sql`csv_cell(r.cells[${Prisma.raw(String(Math.trunc(place) + 1))}])`;
}

/**
 * The rows of the scope, as r; `extra` says where one has more cells than the header. Read with `offset 0` after it, so that the meaning
 * of a cell is worked out once and not at every use.
 */
export function givenRows({ importId, columns, after, upTo }: CheckScope): Prisma.Sql {
  return sql`(
    select r.row_no, r.cells,
      case when cardinality(r.cells) > ${columns.length}::int
           then 'The row has ' || cardinality(r.cells) || ' cells, the header ' || ${columns.length}::int end as extra
    from csv_row r where r.import_id = ${importId} ${after === undefined ? sql`` : sql`and r.row_no > ${after}`}
      ${upTo === undefined ? sql`` : sql`and r.row_no <= ${upTo}`}) r`;
}

/** What was planned for the row of c, where it is to be carried out: its verdict, what it is about and how that was. */
export const plannedFor = ({ id }: { id: string }): Prisma.Sql => sql`(
  select p.row_no, p.verdict, p.target_id, p.basis from csv_verdict p
  where p.import_id = ${id} and p.row_no = c.row_no and p.verdict in ('new', 'changed') limit 1)`;

/** Runs `act` so that rows are found by probes: on tables that are just being filled the planner knows nothing, and reads all of one. */
export async function byProbes<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`set local enable_seqscan = off`;
  const value = await act();
  await tx.$executeRaw`set local enable_seqscan = on`;
  return value;
}
