import { victims } from "@/lib/tokens/token.queries";
import { answerRead } from "../../answer";

/** Who and what is hit when a token stops, for the dialog that asks before it does. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return answerRead((actor) => victims(actor, id));
}
