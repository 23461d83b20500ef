import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const MOST_FAILURES = 30;
const FAILURES_WITHIN_S = 60;

/** How many seconds to wait, or null where the call may go on. */
export type Wait = number | null;

/**
 * Limits kept in this process's memory: each process counts for itself, and starts anew when it starts. A key of an application has so many
 * answers a second; an address that showed keys that don't work may show no further unknown ones for a while, and disturbs nobody whose
 * key has worked here before.
 */
export class Limits {
  readonly #keys: RateLimiterMemory;
  readonly #failures = new RateLimiterMemory({ points: MOST_FAILURES, duration: FAILURES_WITHIN_S });
  readonly #known = new Set<string>();

  constructor(perSecond: number) {
    this.#keys = new RateLimiterMemory({ points: perSecond, duration: 1 });
  }

  /** Before a question: whether this key may ask for so many now. */
  async check(key: string, address: string, count: number): Promise<Wait> {
    if (this.#known.has(key)) return consume(this.#keys, key, count);
    const failed = await this.#failures.get(address);
    return failed && failed.consumedPoints >= MOST_FAILURES ? secondsOf(failed) : null;
  }

  /** A key has worked. */
  remember(key: string): void {
    this.#known.add(key);
  }

  /** A key has not worked, or was none. */
  async fail(key: string | null, address: string): Promise<void> {
    if (key !== null) this.#known.delete(key);
    await consume(this.#failures, address, 1);
  }
}

async function consume(limiter: RateLimiterMemory, key: string, count: number): Promise<Wait> {
  try {
    await limiter.consume(key, count);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return secondsOf(refused);
    throw refused;
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
