import "server-only";
import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export type ZipEntry = { name: string; pieces: AsyncIterable<string> };
type Written = { name: Buffer; crc: number; packed: number; plain: number; offset: number };

// Sizes and checksum follow the data (bit 3), names are UTF-8 (bit 11), the method is deflate.
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;

/** Files as one zip, each read and packed only as fast as it is taken; a later one may be made of what an earlier one came to. */
export async function* zipStream(entries: Iterable<ZipEntry>, at: Date): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  const moment = dosMoment(at);
  let offset = 0;
  for (const { name, pieces } of entries) {
    const one: Written = { name: Buffer.from(name, "utf8"), crc: 0, packed: 0, plain: 0, offset };
    const head = Buffer.concat([
      record(0x04034b50, [VERSION, FLAGS, DEFLATE, ...moment], [0, 0, 0], [one.name.length, 0]),
      one.name,
    ]);
    yield head;
    const source = Readable.from(counted(pieces, one));
    const packer = source.pipe(createDeflateRaw());
    source.on("error", (error) => packer.destroy(error));
    for await (const piece of packer as AsyncIterable<Buffer>) {
      one.packed += piece.length;
      yield piece;
    }
    const tail = record(0x08074b50, [], [one.crc, one.packed, one.plain], []);
    yield tail;
    offset += head.length + one.packed + tail.length;
    written.push(one);
  }
  const directory = Buffer.concat(written.map((one) => Buffer.concat([directoryEntry(one, moment), one.name])));
  yield directory;
  yield record(0x06054b50, [0, 0, written.length, written.length], [directory.length, offset], [0]);
}

async function* counted(pieces: AsyncIterable<string>, one: Written): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece, "utf8");
    one.crc = crc32(bytes, one.crc);
    one.plain += bytes.length;
    yield bytes;
  }
}

function directoryEntry({ name, crc, packed, plain, offset }: Written, moment: readonly number[]): Buffer {
  const head = record(
    0x02014b50,
    [VERSION, VERSION, FLAGS, DEFLATE, ...moment],
    [crc, packed, plain],
    [name.length, 0, 0, 0, 0],
  );
  return Buffer.concat([head, record(null, [], [0, offset], [])]);
}

// A signature, words of two bytes, words of four, and words of two again: the order of every record of the format.
function record(
  signature: number | null,
  shorts: readonly number[],
  longs: readonly number[],
  more: readonly number[],
): Buffer {
  const buffer = Buffer.alloc((signature === null ? 0 : 4) + shorts.length * 2 + longs.length * 4 + more.length * 2);
  let at = signature === null ? 0 : buffer.writeUInt32LE(signature, 0);
  for (const value of shorts) at = buffer.writeUInt16LE(value, at);
  for (const value of longs) at = buffer.writeUInt32LE(value, at);
  for (const value of more) at = buffer.writeUInt16LE(value, at);
  return buffer;
}

function dosMoment(at: Date): [time: number, day: number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return [time, ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()];
}
