import "server-only";
import { createHash } from "node:crypto";
import { newId } from "@/lib/core/ids";
import { MOST_BYTES } from "@/lib/csv/limits.rules";
import { readCsv, refuseFile } from "@/lib/csv/read-csv";
import { copyIn, copyLine } from "@/lib/db/copy-in";
import { BATCH, chooseByHeader, knownHeaders, SECRET_FIELD } from "./import.rules";
import type { Chosen, ImportKind } from "./import.schema";
import { withoutTokenText } from "./token-cell.store";

export type StagedFile = { importId: string; rows: number; columns: string[] };
type About = { kind: ImportKind; fileName: string; askedBy: string; now: Date };

/**
 * Stages a file as it streams in: rows go on to the database as they are read, and the body is never whole in memory. Throws
 * `invalid_input` with a sentence for a file that can't be read; nothing of it is then kept.
 */
export async function stageFile(body: AsyncIterable<Uint8Array>, about: About): Promise<StagedFile> {
  const importId = newId("import");
  const hash = createHash("sha256");
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) refuseFile(`The file is larger than ${MOST_BYTES / 1024 / 1024} MB.`);
      hash.update(piece);
      yield piece;
    }
  }
  const { delimiter, columns, rows } = await readCsv(counted());
  const chosen = chooseByHeader(about.kind, columns);
  const hide = hiderOf(about.kind, chosen);
  const { kind, fileName, askedBy, now } = about;
  const count = await copyIn(async (client) => {
    await client.query(
      `insert into csv_import (id, kind, file_name, delimiter, columns, chosen, state, batch, row_count, bytes, sha256, asked_by, created_at)
       values ($1, $2, $3, $4, $5, $6, 'uploaded', $9, 0, 0, '', $7, $8)`,
      [importId, kind, fileName, delimiter, columns, JSON.stringify(chosen), askedBy, now, BATCH[kind]],
    );
    let staged = 0;
    async function* lines(): AsyncGenerator<string> {
      for await (const { rowNo, cells } of rows) {
        staged += 1;
        yield copyLine([importId, rowNo, hide(cells)]);
      }
    }
    await client.copy("copy csv_row (import_id, row_no, cells) from stdin", lines());
    if (staged === 0) refuseFile("The file has a header and no rows.");
    await client.query("update csv_import set row_count = $2, bytes = $3, sha256 = $4 where id = $1", [
      importId,
      staged,
      bytes,
      hash.digest("hex"),
    ]);
    return staged;
  });
  return { importId, rows: count, columns };
}

// A column of secrets has to be known by its header: what is staged can be read again, in the rows that were refused above all.
function hiderOf(kind: ImportKind, chosen: Chosen): (cells: string[]) => string[] {
  const secret = SECRET_FIELD[kind];
  if (secret === null) return (cells) => cells;
  const place = chosen[secret];
  if (place === undefined) {
    refuseFile(`No header says which column holds the tokens. ${knownHeaders(kind)}`);
  }
  return (cells) => cells.map((cell, index) => (index === place ? withoutTokenText(cell) : cell));
}
