import { findTargets } from "@/lib/mappings/target.queries";
import { answerRead } from "../../tokens/answer";

/** Up to twenty tokens that keys of `application`, or of `connector`, could lead to, by words in `q`. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [connectorId, q] = [searchParams.get("connector"), searchParams.get("q") ?? ""];
  const of = connectorId ? { connectorId } : { applicationId: searchParams.get("application") ?? "" };
  return answerRead((actor) => findTargets(actor, of, q));
}
