import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { csvText } from "@/lib/csv/write-csv";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readList } from "@/lib/db/list";
import type { Page, PageResult } from "@/lib/db/paging";
import { mayDo } from "@/lib/gate/authorise";
import { applyImport } from "./apply-import";
import type { VerdictCounts } from "./import.rules";
import type { Chosen, ImportKind } from "./import.schema";
import type { ImportRow, ImportRowFilter, ImportView } from "./import-views.rules";

const { sql } = Prisma;

/** One file and how far it is; throws `not_found`, also for who may not import. */
export async function getImport(actor: Actor, id: string): Promise<ImportView> {
  const found =
    mayDo(applyImport, actor) && isId("import", id) ? await db.csvImport.findUnique({ where: { id } }) : null;
  if (!found) throw new DomainError("not_found");
  const {
    rowCount: rows,
    kind,
    chosen,
    counts,
    state,
    bytes,
    sha256: _hash,
    batch: _batch,
    cursor: _cursor,
    ...rest
  } = found;
  return {
    ...rest,
    rows,
    bytes: Number(bytes),
    kind: kind as ImportKind,
    chosen: chosen as Chosen,
    counts: counts as VerdictCounts | null,
    state: state as ImportView["state"],
  };
}

/** The first rows of a file as they came, so that a person sees what a column holds. */
export async function sampleRows(actor: Actor, id: string, size = 3): Promise<string[][]> {
  await getImport(actor, id);
  const rows = await queryRows<{ cells: string[] }>(
    db,
    sql`select cells from csv_row where import_id = ${id} order by row_no limit ${size}`,
  );
  return rows.map(({ cells }) => cells);
}

/** Rows with what becomes of each, in the order of the file, one page of them. */
export async function listImportRows(
  actor: Actor,
  id: string,
  { verdict, isPassed, q }: ImportRowFilter,
  page: Page,
): Promise<PageResult<ImportRow>> {
  await getImport(actor, id);
  const parts = [sql`v.import_id = ${id}`];
  if (verdict) parts.push(sql`v.verdict = ${verdict}`);
  if (isPassed) parts.push(sql`v.passed is not null`);
  if (q) parts.push(sql`position(lower(${q}) in lower(array_to_string(r.cells, ' '))) > 0`);
  return readList<ImportRow>(page, {
    columns: sql`v.row_no as "rowNo", v.verdict, v.says, v.passed, r.cells`,
    from: sql`from csv_verdict v join csv_row r on r.import_id = v.import_id and r.row_no = v.row_no`,
    where: Prisma.join(parts, " and "),
    order: [{ column: sql`v.row_no`, as: "bigint", direction: "asc" }],
    keysOf: ({ rowNo }) => [String(rowNo)],
  });
}

const PIECE = 1_000;

/** Every row that is not, or was not, carried out: its own cells and why, as CSV, read page by page. */
export async function* rejectsCsv(actor: Actor, id: string): AsyncGenerator<string> {
  const { columns } = await getImport(actor, id);
  yield csvText([["row", ...columns, "reason"]]);
  for (let after = 0; ; ) {
    const rows = await queryRows<{ rowNo: number; cells: string[]; says: string | null }>(
      db,
      sql`select v.row_no as "rowNo", r.cells, coalesce(v.passed, v.says) as says
          from csv_verdict v join csv_row r on r.import_id = v.import_id and r.row_no = v.row_no
          where v.import_id = ${id} and v.row_no > ${after} and (v.verdict in ('ambiguous', 'refused') or v.passed is not null)
          order by v.row_no limit ${PIECE}`,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield csvText(rows.map(({ rowNo, cells, says }) => [rowNo, ...columns.map((_, i) => cells[i] ?? ""), says]));
    after = last.rowNo;
  }
}
