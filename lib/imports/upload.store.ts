import "server-only";
import { db } from "@/lib/db/client";
import { lackingColumns, type VerdictCounts } from "./import.rules";
import type { Chosen, ImportKind } from "./import.schema";
import { judgeRows } from "./import.store";
import { stageFile } from "./stage.store";

export type Uploaded = {
  importId: string;
  rows: number;
  columns: string[];
  chosen: Chosen;
  /** What still has to be chosen, in words; null where the rows were judged. */
  lacking: string | null;
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
  return { importId, rows, columns, chosen, lacking, counts: judged?.counts ?? null };
}
