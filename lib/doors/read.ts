import "server-only";
import type { RequestInfo } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { parseInput } from "@/lib/gate/parse-input";
import { admit } from "./admit";
import { type HeadersOnAll, refuse } from "./problem";
import type { AnyReading } from "./readings/reading";

/**
 * The API of a reading: checks who asks and what, and answers what its schema names and nothing besides. It changes nothing and is
 * no event. Throws what nobody expected.
 */
export async function read(reading: AnyReading, id: string, request: Request, info: RequestInfo): Promise<Response> {
  const admission = await admit(request);
  if (!admission.ok) return refuse(admission.code, info, { headers: admission.headers });
  const { actor, headers } = admission;
  try {
    const query = parseInput({ input: reading.query }, Object.fromEntries(new URL(request.url).searchParams));
    const view = reading.answer.parse(await reading.read(actor, query, id));
    return Response.json(view, { headers: { ...headers, "cache-control": "no-store" } satisfies HeadersOnAll });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, details } = error;
    return refuse(code, info, { message, details, headers });
  }
}
