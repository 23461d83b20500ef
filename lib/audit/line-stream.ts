import "server-only";
import { log } from "@/lib/log";

const PIECE = 64 * 1024;

/** Lines without their feeds as text. */
export async function* withFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Text as the body of an answer, made only as fast as it is taken; a failure breaks the download off, so that it shows. */
export function streamText(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        let piece = "";
        while (piece.length < PIECE) {
          const { value, done } = await pieces.next();
          if (done) {
            if (piece) controller.enqueue(encoder.encode(piece));
            controller.close();
            return;
          }
          piece += value;
        }
        controller.enqueue(encoder.encode(piece));
      } catch (error) {
        log.error("audit.export_broken_off", { error });
        controller.error(new Error("the export was broken off"));
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
