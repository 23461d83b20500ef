import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { UpstreamError } from "./upstream-error";

/** Reads an answer whole; rejects as soon as it is larger than `maxBytes` after decompression, or is no UTF-8 text. */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
): Promise<string> {
  const plain = decompressed(body, (headers["content-encoding"] ?? "").trim().toLowerCase());
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of plain) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) throw spoiled("The vendor's answer is larger than we accept.");
      chunks.push(chunk as Buffer);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof TypeError) throw spoiled("The vendor's answer is not readable text.");
    throw error;
  } finally {
    body.on("error", () => undefined);
    body.destroy();
  }
}

function decompressed(body: Readable, encoding: string): Readable {
  if (encoding === "" || encoding === "identity") return body;
  const decoder =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "deflate"
        ? createInflate()
        : encoding === "br"
          ? createBrotliDecompress()
          : null;
  if (!decoder) throw spoiled("The vendor's answer is packed in a way we do not know.");
  body.on("error", (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

/** The request went out and something came back, so what the vendor did is unknown. */
const spoiled = (words: string): UpstreamError => new UpstreamError({ kind: "transient", wasSent: true }, words);
