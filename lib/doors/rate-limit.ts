import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import type { HeadersOnAll } from "./problem";

// Counted in the memory of this process: two processes let through twice as much, which a limit against runaway programs may.

const MINUTE_SECONDS = 60;
/** Whoever changes his address with each call is held back with everybody else who shows no key. */
const ALL_STRANGERS = 50;

export type Rate = { isOver: boolean; headers: HeadersOnAll };

/** Counts one call of somebody who is known, by the id of his key or of himself; the headers belong on the answer, whatever it is. */
export async function countCall(callerId: string): Promise<Rate> {
  return rateOf("caller", await consume(limiter("caller", env().GATEHOUSE_API_CALLS), callerId));
}

/** Counts one call that showed no key of ours, by the address it came from. */
export async function countStranger(address: string | null): Promise<Rate> {
  const limit = env().GATEHOUSE_API_STRANGERS;
  const all = await consume(limiter("strangers", limit * ALL_STRANGERS), "all");
  if (all.isOver) return rateOf("address", all);
  return rateOf("address", await consume(limiter("address", limit), address ?? "unknown"));
}

/** Whether so many calls without a key came from this address that the next is not worth a query; counts nothing. */
export async function strangerRate(address: string | null): Promise<Rate> {
  const limit = env().GATEHOUSE_API_STRANGERS;
  const all = await look(limiter("strangers", limit * ALL_STRANGERS), "all");
  return rateOf("address", all.isOver ? all : await look(limiter("address", limit), address ?? "unknown"));
}

type Count = { isOver: boolean; limit: number; left: number; waitMs: number };

const kept = globalThis as typeof globalThis & { gatehouseRates?: Map<string, RateLimiterMemory> };

function limiter(name: string, points: number): RateLimiterMemory {
  kept.gatehouseRates ??= new Map();
  const known = kept.gatehouseRates.get(`${name} ${points}`);
  if (known) return known;
  const made = new RateLimiterMemory({ keyPrefix: name, points, duration: MINUTE_SECONDS });
  kept.gatehouseRates.set(`${name} ${points}`, made);
  return made;
}

async function consume(from: RateLimiterMemory, key: string): Promise<Count> {
  try {
    const { remainingPoints: left, msBeforeNext: waitMs } = await from.consume(key);
    return { isOver: false, limit: from.points, left, waitMs };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { isOver: true, limit: from.points, left: 0, waitMs: refused.msBeforeNext };
  }
}

async function look(at: RateLimiterMemory, key: string): Promise<Count> {
  const found = await at.get(key);
  const left = found ? Math.max(0, found.remainingPoints) : at.points;
  return { isOver: left === 0, limit: at.points, left, waitMs: found?.msBeforeNext ?? MINUTE_SECONDS * 1000 };
}

// The headers of the IETF's draft "RateLimit header fields for HTTP"; Retry-After is RFC 9110.
function rateOf(policy: string, { isOver, limit, left, waitMs }: Count): Rate {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return {
    isOver,
    headers: {
      "ratelimit-policy": `"${policy}";q=${limit};w=${MINUTE_SECONDS}`,
      ratelimit: `"${policy}";r=${left};t=${seconds}`,
      ...(isOver ? { "retry-after": String(seconds) } : {}),
    },
  };
}
