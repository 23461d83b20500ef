import "server-only";
import { log } from "@/lib/log";

const PIECE = 64 * 1024;

/** Lines as the body of an answer, made only as fast as they are taken; a failure breaks the download off, so that it shows. */
export function streamLines(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        let piece = "";
        while (piece.length < PIECE) {
          const { value, done } = await lines.next();
          if (done) {
            if (piece) controller.enqueue(encoder.encode(piece));
            controller.close();
            return;
          }
          piece += `${value}\n`;
        }
        controller.enqueue(encoder.encode(piece));
      } catch (error) {
        log.error("audit.export_broken_off", { error });
        controller.error(new Error("the export was broken off"));
      }
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
