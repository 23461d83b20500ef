import { findCandidates } from "@/lib/tokens/token-candidate.queries";
import { answerRead } from "../answer";

/** Up to twenty people a token for `connector` could be for, by words in `q`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [connectorId, q] = [searchParams.get("connector") ?? "", searchParams.get("q") ?? ""];
  return answerRead((actor) => findCandidates(actor, connectorId, { q }));
}
