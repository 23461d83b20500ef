import "server-only";
import { env } from "@/lib/env";

/**
 * Whether a request was sent by a page of this very console. A browser always says where a POST comes from, so a request
 * without `Origin`, or with `null`, is refused: Next itself would run it.
 */
export function isFromThisConsole(head: Headers): boolean {
  const origin = head.get("origin");
  if (origin === null || !env().appOrigins.includes(origin)) return false;
  const site = head.get("sec-fetch-site");
  return site === null || site === "same-origin";
}
