import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { env } from "@/lib/env";

export type CopyClient = Pick<pg.Client, "query"> & {
  /** Streams lines of COPY's text format into a table, only as fast as the database takes them. */
  copy: (statement: string, lines: AsyncIterable<string>) => Promise<void>;
};

const PIECE = 64 * 1024;

/** Runs `act` in a transaction on a connection of its own, which can take a COPY; whatever it throws undoes all of it. */
export async function copyIn<T>(act: (client: CopyClient) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: "gatehouse copy",
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  // A lost connection is told by the statement under way; unheard, it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin");
    const copy = async (statement: string, lines: AsyncIterable<string>): Promise<void> => {
      await pipeline(Readable.from(inPieces(lines)), client.query(copyFrom(statement)));
    };
    const value = await act(Object.assign(client, { copy }));
    await client.query("commit");
    return value;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = "";
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A line of COPY's text format; an array of texts becomes a text[]. */
export function copyLine(values: readonly (string | number | readonly string[])[]): string {
  const texts = values.map((value) => (Array.isArray(value) ? arrayText(value) : String(value)));
  return `${texts.map((text) => text.replace(/[\\\n\r\t]/g, (one) => ESCAPES[one] ?? one)).join("\t")}\n`;
}

const arrayText = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
