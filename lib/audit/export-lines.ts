import { canonicalJson } from "@/lib/audit/canonical";
import type { ProvenEvent } from "@/lib/audit/chain";

// The export is NDJSON: a header, the checkpoints, then one event a line; every line is canonical JSON, so that a line has
// exactly one spelling and any changed byte shows.

export type ExportHeader = Readonly<{
  format: "gatehouse.audit";
  version: 1;
  exportedAt: string;
  /** The last event of the export, and its hash. */
  upTo: number;
  headHash: string;
}>;

/** The first line of an export. */
export function headerLine(header: ExportHeader): string {
  return canonicalJson({ kind: "header", ...header });
}

/** One event with its proof as a line. */
export function eventLine(event: ProvenEvent): string {
  return canonicalJson({ kind: "event", ...event });
}

/** The header of a first line; null for anything that `headerLine` would not have written. */
export function readHeaderLine(line: string): ExportHeader | null {
  const { kind, ...header } = (read(line) ?? {}) as ExportHeader & { kind?: string };
  const isOurs = kind === "header" && header.format === "gatehouse.audit" && header.version === 1;
  return isOurs && Number.isSafeInteger(header.upTo) && headerLine(header) === line ? header : null;
}

/** The event of a line; null for anything that `eventLine` would not have written. */
export function readEventLine(line: string): ProvenEvent | null {
  const { kind, ...event } = (read(line) ?? {}) as ProvenEvent & { kind?: string };
  return kind === "event" && eventLine(event) === line ? event : null;
}

/** Text in pieces as lines, cut at line feeds only: people's names may hold any other separator. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function read(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
