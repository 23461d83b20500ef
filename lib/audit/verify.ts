import type { KeyObject } from "node:crypto";
import { GENESIS, whyBroken } from "@/lib/audit/chain";
import { type ExportHeader, readEventLine, readHeaderLine } from "@/lib/audit/export-lines";
import { BadLog, Vouchers } from "@/lib/audit/vouchers";

export type Verdict =
  | { ok: true; events: number; head: string; erased: number; checkpoints: number; signedAt: string | null }
  /** `firstBadSeq` is null where a damaged header or checkpoint line names no event. */
  | { ok: false; firstBadSeq: number | null; why: string };

export type Proof = Readonly<{
  publicKeys: ReadonlyMap<string, KeyObject>;
  /** The lines of a checkpoint file that was kept outside, if there is one; it may end before the export does. */
  outside?: readonly string[];
}>;

type Lines = AsyncIterable<string> | Iterable<string>;

/** Checks every link, number, personal text and signature of an export and names the first event that is not as it was written. */
export async function verifyExport(lines: Lines, proof: Proof): Promise<Verdict> {
  try {
    return await walk(lines, proof);
  } catch (error) {
    if (error instanceof BadLog) return { ok: false, firstBadSeq: error.seq, why: error.message };
    throw error;
  }
}

async function walk(lines: Lines, { publicKeys, outside }: Proof): Promise<Verdict> {
  let header: ExportHeader | undefined;
  let vouchers: Vouchers | undefined;
  const inside: string[] = [];
  let [seq, head, erased] = [0, GENESIS, 0];
  for await (const line of lines) {
    if (!header) {
      header = headerOf(line);
    } else if (!vouchers && isCheckpoint(line)) {
      inside.push(line);
    } else {
      vouchers ??= new Vouchers(inside, outside, publicKeys);
      const event = readEventLine(line);
      const why = event ? whyBroken(event, { seq: seq + 1, previousHash: head }) : "its line is damaged";
      if (!event || why) throw new BadLog(seq + 1, `Event ${seq + 1} is not as it was written: ${why}`);
      [seq, head] = [event.seq, event.hash];
      if (event.personal === null) erased += 1;
      vouchers.agree(seq, head);
    }
  }
  if (!header) throw new BadLog(null, "The export is empty");
  if (header.upTo !== seq) throw new BadLog(Math.min(header.upTo, seq) + 1, endText(header.upTo, seq));
  const signedAt = (vouchers ?? new Vouchers(inside, outside, publicKeys)).finish(seq);
  if (header.headHash !== head) throw new BadLog(seq, `Event ${seq} is not the end that the header names`);
  return { ok: true, events: seq, head, erased, checkpoints: inside.length, signedAt };
}

function headerOf(line: string): ExportHeader {
  const header = readHeaderLine(line);
  if (!header) throw new BadLog(null, "The first line is not the header of an audit export");
  return header;
}

// An event could hold a field of this name and value; a damaged checkpoint should still be called one.
function isCheckpoint(line: string): boolean {
  return line.includes('"kind":"checkpoint"') && !readEventLine(line);
}

function endText(upTo: number, seq: number): string {
  return seq < upTo
    ? `Events are missing from ${seq + 1} on: the export should reach ${upTo}`
    : `Events were added after ${upTo}, where the export should end`;
}
