import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { Door, RequestInfo } from "@/lib/core/actor";

/** Set by `proxy.ts` on every request, so that a caller can't choose it. */
export const REQUEST_ID_HEADER = "x-request-id";

/** What travels with the request under way: its door, its id for the logs, and where it came from. */
export async function requestInfo(door: Door): Promise<RequestInfo> {
  return requestInfoOf(await headers(), door);
}

/** The same from headers that are at hand. */
export function requestInfoOf(head: Headers, door: Door): RequestInfo {
  return { door, requestId: head.get(REQUEST_ID_HEADER) ?? randomUUID(), address: addressOf(head) };
}

// The last entry is what the nearest proxy, or Next itself, saw; earlier ones are whatever the caller wrote.
function addressOf(head: Headers): string | null {
  const last = head.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last && /^[0-9a-fA-F:.]{3,45}$/.test(last) ? last : null;
}
