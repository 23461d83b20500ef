import { checkReadiness, type Readiness } from "@/lib/db/health";
import { env } from "@/lib/env";

export const dynamic = "force-dynamic";

const SHARED_FOR_MS = 500;
let latest: { at: number; answer: Promise<Readiness> } | undefined;

/** 200 when everything needed to do the work is there, 503 when not, with each part in words; within two seconds. */
export async function GET(): Promise<Response> {
  const { isReady, checks } = await sharedAnswer();
  const body = { status: isReady ? "ready" : "not ready", checks };
  return Response.json(body, { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } });
}

// Anybody may ask, so a crowd of callers shares one connection and one answer.
function sharedAnswer(): Promise<Readiness> {
  if (!latest || Date.now() - latest.at > SHARED_FOR_MS)
    latest = { at: Date.now(), answer: checkReadiness(...settings()) };
  return latest.answer;
}

// Settings that can't be read are those of an installation that isn't ready, and no reason to fail here.
function settings(): [url: string | undefined, hasKey: boolean] {
  try {
    const { DATABASE_URL, GATEHOUSE_MASTER_KEY } = env();
    return [DATABASE_URL, GATEHOUSE_MASTER_KEY !== undefined];
  } catch {
    return [undefined, false];
  }
}
