import "server-only";
import { db } from "@/lib/db/client";
import { knownHeaders, lackingColumns, type VerdictCounts } from "./import.rules";
import type { Chosen, ImportKind } from "./import.schema";
import { judgeRows } from "./import.store";
import { stageFile } from "./stage.store";

export type Uploaded = {
  importId: string;
  rows: number;
  columns: string[];
  chosen: Chosen;
  /** Headers that say nothing known; what stands under them is left out. */
  leftOut: string[];
  /** What still has to be chosen, in words; null where the rows were judged. */
  lacking: string | null;
  /** What columns may be called, in words; null where every header was known. */
  known: string | null;
  counts: VerdictCounts | null;
};

/** Stages a file and, where its headers say enough, judges its rows; throws `invalid_input` for a file that can't be read. */
export async function uploadFile(
  body: AsyncIterable<Uint8Array>,
  about: { kind: ImportKind; fileName: string; askedBy: string },
): Promise<Uploaded> {
  const { importId, rows, columns } = await stageFile(body, { ...about, now: new Date() });
  await db.$executeRaw`select count_csv_rows()`;
  const given = await db.csvImport.findUniqueOrThrow({ where: { id: importId } });
  const chosen = given.chosen as Chosen;
  const lacking = lackingColumns(about.kind, chosen);
  const judged = lacking ? null : await db.$transaction((tx) => judgeRows(tx, given), { timeout: 90_000 });
  const places = new Set(Object.values(chosen));
  const leftOut = columns.filter((_header, place) => !places.has(place));
  const known = lacking || leftOut.length > 0 ? knownHeaders(about.kind) : null;
  return { importId, rows, columns, chosen, leftOut, lacking, known, counts: judged?.counts ?? null };
}
