import "server-only";
import { Lane, type LaneOptions, type Prepared } from "@/lib/db/lane";

/** Who asks, from where, about which connector, for which keys. */
export type Question = Readonly<{
  hash: Uint8Array;
  address: string | null;
  connector: string;
  keys: readonly string[];
}>;

type Waiting<R> = { question: Question; resolve: (rows: R[]) => void; reject: (error: unknown) => void };

/** How many keys one statement takes; more would keep those behind it waiting. */
const MOST_KEYS = 128;
const LANES = 2;
/**
 * Setting a statement up costs as much as five keys, so keys wait for the one that is under way; only so many at once are worth a second
 * one beside it.
 */
const WORTH_ANOTHER = 32;

/**
 * Answers questions out of one prepared statement. What arrives in the same turn of the event loop, and what waits while every connection
 * is busy, goes into one statement together: the busier it is, the less a key costs. An answer belongs to its question by its place alone.
 */
export class Lookups<R extends unknown[]> {
  readonly #idle: Lane[];
  readonly #lanes: readonly Lane[];
  #queue: Waiting<R>[] = [];
  #isScheduled = false;

  constructor(
    readonly statement: Prepared,
    options: LaneOptions,
  ) {
    this.#lanes = Array.from({ length: LANES }, () => new Lane(options));
    this.#idle = [...this.#lanes];
  }

  /** A row for each key, in their order; throws what the driver says. */
  ask(question: Question): Promise<R[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ question, resolve, reject });
      this.#schedule();
    });
  }

  /** Connects and has the statement planned, so that the first caller need not wait for it; a database that is away is met later. */
  async warm(): Promise<void> {
    await Promise.allSettled(this.#lanes.map((lane) => lane.run(this.statement, valuesOf([]))));
  }

  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  #schedule(): void {
    if (this.#isScheduled || this.#idle.length === 0 || this.#queue.length === 0) return;
    if (this.#idle.length < LANES && this.#queue.length < WORTH_ANOTHER) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      // What was waiting may have gone with a connection that became free meanwhile.
      const lane = this.#queue.length > 0 ? this.#idle.pop() : undefined;
      if (!lane) return;
      const waiting = this.#take();
      this.#schedule();
      void this.#serve(lane, waiting);
    });
  }

  #take(): Waiting<R>[] {
    let keys = 0;
    let count = 0;
    for (const { question } of this.#queue) {
      keys += question.keys.length;
      if (count > 0 && keys > MOST_KEYS) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #serve(lane: Lane, waiting: readonly Waiting<R>[]): Promise<void> {
    let rows: R[];
    try {
      rows = await lane.run<R>(this.statement, valuesOf(waiting.map(({ question }) => question)));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      return;
    } finally {
      this.#free(lane);
    }
    let from = 0;
    for (const { question, resolve } of waiting) {
      resolve(rows.slice(from, from + question.keys.length));
      from += question.keys.length;
    }
  }

  // The database goes on with what waits while we answer what it has found.
  #free(lane: Lane): void {
    if (this.#queue.length === 0) this.#idle.push(lane);
    else void this.#serve(lane, this.#take());
  }
}

/** The five arrays of the statement: callers, each once, and keys that name their caller by its number. */
export function valuesOf(questions: readonly Question[]): unknown[] {
  const numbers = new Map<string, number>();
  const [hashes, addresses, connectors]: [string[], (string | null)[], string[]] = [[], [], []];
  const [callers, keys]: [number[], string[]] = [[], []];
  for (const question of questions) {
    const hash = `\\x${Buffer.from(question.hash).toString("hex")}`;
    const caller = `${hash} ${question.connector} ${question.address}`;
    let number = numbers.get(caller);
    if (number === undefined) {
      number = hashes.push(hash);
      addresses.push(question.address);
      connectors.push(question.connector);
      numbers.set(caller, number);
    }
    for (const key of question.keys) {
      callers.push(number);
      keys.push(key);
    }
  }
  return [hashes, addresses, connectors, callers, keys];
}
