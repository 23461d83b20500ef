import "server-only";
import { log } from "@/lib/log";

const PIECE = 64 * 1024;

/** Lines without their feeds as text. */
export async function* withFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Text as the body of an answer, made only as fast as it is taken; a failure breaks the download off, so that it shows. */
export function streamText(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  return streamBytes(encoded(pieces));
}

async function* encoded(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "";
  for await (const text of pieces) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = "";
  }
  if (piece) yield encoder.encode(piece);
}

/** The same for what is no text. */
export function streamBytes(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        log.error("download.broken_off", { error });
        controller.error(new Error("the download was broken off"));
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
