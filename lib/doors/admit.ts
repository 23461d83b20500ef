import "server-only";
import { createHash } from "node:crypto";
import type { Caller } from "@/lib/core/actor";
import type { ErrorCode } from "@/lib/core/errors";
import { callerOf } from "./caller";
import type { HeadersOnAll } from "./problem";
import { countCall, countStranger, type Rate, strangerRate } from "./rate-limit";
import { requestInfoOf } from "./request-info";

export type Admission =
  | { ok: true; actor: Caller; headers: HeadersOnAll }
  | { ok: false; code: Extract<ErrorCode, "unauthenticated" | "wrong_origin" | "throttled">; headers: HeadersOnAll };

export type FindCaller = (request: Request) => Promise<Caller | null | "wrong_origin">;

/**
 * Lets one call of a program in: who it is, within its rate, or why not; never throws for what a caller sent. The headers belong on
 * the answer. A door with keys of its own hands in how it finds its caller.
 */
export async function admit(request: Request, find: FindCaller = callerOf): Promise<Admission> {
  const { address } = requestInfoOf(request.headers, "api");
  const shown = request.headers.get("authorization");
  const shownHash = shown === null ? null : createHash("sha256").update(shown).digest("base64");
  // A key that worked before is asked for whatever its neighbours at the same address do; a new one waits until they are quiet.
  if (shownHash !== null && !known.has(shownHash)) {
    const crowd = await strangerRate(address);
    if (crowd.isOver) return refuse("throttled", crowd);
  }
  const actor = await find(request);
  if (actor === "wrong_origin") return { ok: false, code: actor, headers: {} };
  if (actor === null) {
    const rate = await countStranger(address);
    return refuse(rate.isOver ? "throttled" : "unauthenticated", rate);
  }
  if (shownHash !== null) known.add(shownHash);
  const rate = await countCall(actor.id);
  return rate.isOver ? refuse("throttled", rate) : { ok: true, actor, headers: rate.headers };
}

// Hashes of what was shown and found to be a key of ours: as many as there are keys, and no word about whether one still works.
const known = new Set<string>();

function refuse(code: "unauthenticated" | "throttled", { headers }: Rate): Admission {
  return { ok: false, code, headers };
}
