import type { KeyObject } from "node:crypto";
import { type Checkpoint, isSigned, readCheckpointLine } from "@/lib/audit/signature";

/** An event that can't be trusted; `seq` is null where the damage names none. */
export class BadLog extends Error {
  override readonly name = "BadLog";
  constructor(
    readonly seq: number | null,
    why: string,
  ) {
    super(why);
  }
}

/** The checkpoints that vouch for a log: those of the export itself and those that were kept outside. */
export class Vouchers {
  readonly #bySeq = new Map<number, Checkpoint[]>();
  readonly #problems = new Map<number, string>();
  #isDamaged = false;
  #good = 0;
  #signedAt: string | null = null;

  constructor(inside: readonly string[], outside: readonly string[] | undefined, keys: ReadonlyMap<string, KeyObject>) {
    const ours = this.#admit(inside, keys);
    if (!outside) return;
    const theirs = this.#admit(outside, keys);
    const newest = [...theirs].reduce((one, other) => Math.max(one, other), 0);
    // A copy from outside may be older than the export; up to its own end both hold the same.
    for (const seq of ours)
      if (seq <= newest && !theirs.has(seq)) this.#report(seq, "is missing from the checkpoint file");
    for (const seq of theirs)
      if (!ours.has(seq)) this.#report(seq, "stands in the checkpoint file but not in the export");
  }

  /** Compares the chain at an event with what was signed there; throws BadLog. */
  agree(seq: number, hash: string): void {
    const checkpoints = this.#bySeq.get(seq);
    const otherwise = checkpoints?.find((checkpoint) => checkpoint.hash !== hash);
    if (otherwise) {
      throw new BadLog(
        this.#good + 1,
        `Events were rewritten and chained anew: the checkpoint signed at ${otherwise.at} for event ${seq} says otherwise, ` +
          `and nothing after event ${this.#good} can be trusted`,
      );
    }
    const problem = this.#problems.get(seq);
    if (problem) throw new BadLog(seq, problem);
    if (!checkpoints?.[0]) return;
    this.#good = seq;
    this.#signedAt = checkpoints[0].at;
  }

  /** Makes sure that the log ends where the newest checkpoint does, and says when that was signed; throws BadLog. */
  finish(end: number): string | null {
    const beyond = [...this.#bySeq.values()].flat().find(({ seq }) => seq > end);
    if (beyond) {
      throw new BadLog(
        end + 1,
        `Events are missing from ${end + 1} on: a checkpoint signed at ${beyond.at} vouches for ${beyond.seq} events. ` +
          "If the export is older than the checkpoint file, make a new export",
      );
    }
    const [problem] = [...this.#problems].filter(([seq]) => seq > end);
    if (problem) throw new BadLog(problem[0], problem[1]);
    if (this.#isDamaged) throw new BadLog(null, "A checkpoint line is damaged: it is not what was written");
    if (this.#good < end)
      throw new BadLog(this.#good + 1, `No signed checkpoint vouches for the events from ${this.#good + 1} on`);
    return this.#signedAt;
  }

  #admit(lines: readonly string[], keys: ReadonlyMap<string, KeyObject>): Set<number> {
    const seen = new Set<number>();
    let newest = 0;
    for (const checkpoint of lines.map(readCheckpointLine)) {
      if (!checkpoint) {
        this.#isDamaged = true;
        continue;
      }
      const { seq } = checkpoint;
      seen.add(seq);
      if (!isSigned(keys, checkpoint)) this.#report(seq, "is not signed by a key that is known");
      else if (seq <= newest) this.#report(seq, "does not stand in its order");
      else this.#bySeq.set(seq, [...(this.#bySeq.get(seq) ?? []), checkpoint]);
      newest = Math.max(newest, seq);
    }
    return seen;
  }

  #report(seq: number, what: string): void {
    if (!this.#problems.has(seq)) this.#problems.set(seq, `The checkpoint for event ${seq} ${what}`);
  }
}
