import "server-only";
import { createHash } from "node:crypto";
import type { Caller } from "@/lib/core/actor";
import { csvText } from "@/lib/csv/write-csv";
import { EXPORT_SIZE } from "@/lib/db/paging";
import type { AnyReading } from "../readings/reading";
import type { ExportList } from "./columns";
import { cellsOf } from "./export-lists";
import type { ZipEntry } from "./zip-stream";

export type ExportRequest = {
  actor: Caller;
  list: ExportList;
  reading: AnyReading;
  /** The filter as it was checked, and as it was given. */
  query: Readonly<Record<string, unknown>>;
  filter: Readonly<Record<string, string>>;
  id: string;
  address: string;
  format: "csv" | "ndjson";
  file: string;
  at: Date;
  changeId: string;
  /** The place in the audit log after the event of this export. */
  audit: { seq: number; hash: string };
};

type Page = { rows: Record<string, never>[]; next?: string | null };
type Tally = { rows: number; bytes: number; columns: string[] };

/** The rows of a list as a file, and what was exported as another: filter, rows, checksum, and the place in the audit log. */
export function exportEntries(given: ExportRequest): ZipEntry[] {
  const hash = createHash("sha256");
  const tally: Tally = { rows: 0, bytes: 0, columns: [] };
  async function* data(): AsyncGenerator<string> {
    for await (const piece of textOf(given, tally)) {
      hash.update(piece, "utf8");
      tally.bytes += Buffer.byteLength(piece);
      yield piece;
    }
  }
  async function* manifest(): AsyncGenerator<string> {
    yield `${JSON.stringify(manifestOf(given, tally, hash.digest("hex")), null, 2)}\n`;
  }
  return [
    { name: given.file, pieces: data() },
    { name: "manifest.json", pieces: manifest() },
  ];
}

async function* textOf(given: ExportRequest, tally: Tally): AsyncGenerator<string> {
  const { actor, list, format, id } = given;
  const shared = (await list.shared?.(actor, id)) ?? {};
  tally.columns = [...Object.keys(shared), ...list.columns.map(([header]) => header)];
  if (format === "csv") yield csvText([tally.columns]);
  for await (const rows of pagesOf(given)) {
    tally.rows += rows.length;
    if (rows.length === 0) continue;
    if (format === "csv") yield csvText(rows.map((row) => [...Object.values(shared), ...cellsOf(list, row)]));
    else yield rows.map((row) => `${JSON.stringify({ ...shared, ...row })}\n`).join("");
  }
}

/** Page after page of a list, each beginning where the one before ended, so that the last costs what the first did. */
async function* pagesOf({ actor, reading, query, id }: ExportRequest): AsyncGenerator<Page["rows"]> {
  let after: string | undefined;
  do {
    const asked = { ...query, limit: EXPORT_SIZE, ...(after ? { after } : {}) };
    const page = reading.answer.parse(await reading.read(actor, asked, id)) as Page;
    yield page.rows;
    after = page.next ?? undefined;
  } while (after);
}

function manifestOf(given: ExportRequest, { rows, bytes, columns }: Tally, sha256: string) {
  const { address, list, filter, format, file, actor, at, changeId, audit } = given;
  return {
    format: "gatehouse.export",
    version: 1,
    list: address,
    title: list.title,
    filter,
    columns: format === "csv" ? columns : undefined,
    file,
    rows,
    bytes,
    sha256,
    by: { kind: actor.kind, id: actor.id, name: actor.name },
    exportedAt: at.toISOString(),
    finishedAt: new Date().toISOString(),
    change: changeId,
    audit,
  };
}
