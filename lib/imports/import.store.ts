import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { type Db, queryRows, type Tx } from "@/lib/db/client";
import { type CsvImport, Prisma } from "@/lib/db/generated/client";
import { byProbes, type CheckScope } from "./check.store";
import type { VerdictCounts } from "./import.rules";
import type { Chosen, ImportKind } from "./import.schema";
import { WORK } from "./kinds.store";

const { sql } = Prisma;

export const NO_COUNTS: VerdictCounts = { new: 0, same: 0, changed: 0, ambiguous: 0, refused: 0 };

/** The import, its row locked until the transaction ends; throws `not_found`. */
export async function lockImport(tx: Tx, importId: string): Promise<CsvImport> {
  if (isId("import", importId)) await tx.$queryRaw`select id from csv_import where id = ${importId} for update`;
  const found = isId("import", importId) ? await tx.csvImport.findUnique({ where: { id: importId } }) : null;
  if (!found) throw new DomainError("not_found");
  return found;
}

/** The import as audit events name it. */
export function importRef({ id, fileName }: { id: string; fileName: string }): Ref<"import"> {
  return { kind: "import", id, name: fileName };
}

export function scopeOf(from: Pick<CsvImport, "id" | "chosen" | "columns">): CheckScope {
  return { importId: from.id, chosen: from.chosen as Chosen, columns: from.columns };
}

/** Judges every row anew and keeps the verdicts; returns how many there are of each, and one text that differs where any verdict does. */
export async function judgeRows(
  tx: Tx,
  from: Pick<CsvImport, "id" | "kind" | "chosen" | "columns">,
): Promise<{ counts: VerdictCounts; ground: string }> {
  const checked = WORK[from.kind as ImportKind].checked(scopeOf(from));
  // A whole file is one statement; on a busy machine the usual limit is short for it.
  await tx.$executeRaw`set local statement_timeout = '60s'`;
  // A preview judges again what was judged a moment ago: where a verdict stands, nothing is written.
  await byProbes(
    tx,
    () => tx.$executeRaw`
    insert into csv_verdict as v (import_id, row_no, verdict, says, target_id, basis)
    select ${from.id}, c.row_no, c.verdict, c.says, c.target_id, c.basis from (${checked}) c
    on conflict (import_id, row_no) do update
      set verdict = excluded.verdict, says = excluded.says, target_id = excluded.target_id, basis = excluded.basis
      where (v.verdict, v.says, v.target_id, v.basis) is distinct from
            (excluded.verdict, excluded.says, excluded.target_id, excluded.basis)`,
  );
  const rows = await queryRows<{ verdict: keyof VerdictCounts; n: number; ground: string }>(
    tx,
    sql`select verdict, count(*)::int as n,
          md5(string_agg(row_no || ':' || coalesce(target_id, '') || ':' || coalesce(basis, '') || ':' || coalesce(says, ''), ',' order by row_no)) as ground
        from csv_verdict where import_id = ${from.id} group by verdict order by verdict`,
  );
  const counts = { ...NO_COUNTS, ...Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n])) };
  await tx.csvImport.update({ where: { id: from.id }, data: { counts } });
  return { counts, ground: rows.map(({ verdict, n, ground }) => `${verdict} ${n} ${ground}`).join(" ") };
}

/** The last row of the next batch: so many rows that are to be carried out after the cursor; null at the end. */
export async function endOfBatch(tx: Tx, { id, cursor, batch }: CsvImport): Promise<number | null> {
  const [row] = await queryRows<{ last: number | null }>(
    tx,
    sql`select max(row_no) as last from (
          select row_no from csv_verdict where import_id = ${id} and verdict in ('new', 'changed') and row_no > ${cursor}
          order by row_no limit ${batch}) b`,
  );
  return row?.last ?? null;
}

/** Notes why rows were passed by that had been judged to be carried out. */
export async function notePassed(
  tx: Tx,
  importId: string,
  passed: readonly { rowNo: number; says: string }[],
): Promise<void> {
  if (passed.length === 0) return;
  await tx.$executeRaw`
    update csv_verdict v set passed = p.says
    from unnest(${passed.map(({ rowNo }) => rowNo)}::int[], ${passed.map(({ says }) => says)}::text[]) as p (row_no, says)
    where v.import_id = ${importId} and v.row_no = p.row_no`;
}

/** The imports that are under way, the oldest first. */
export async function runningImports(db: Db): Promise<string[]> {
  const rows = await db.csvImport.findMany({
    where: { state: "running" },
    orderBy: { startedAt: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Ends an import that can't be gone on with; what was carried out stays, and the rest can be imported again. */
export async function failImport(db: Db, id: string, error: string): Promise<void> {
  await db.$executeRaw`
    update csv_import set state = 'failed', error = ${error}, finished_at = clock_timestamp() where id = ${id} and state = 'running'`;
}

/** Removes what people uploaded a month ago and longer; what it changed stands in the log. */
export async function removeOldImports(db: Db): Promise<void> {
  await db.$executeRaw`delete from csv_import where created_at < clock_timestamp() - interval '30 days' and state <> 'running'`;
}
