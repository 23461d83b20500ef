import { getToken } from "@/lib/tokens/token.queries";
import { answerRead } from "../answer";

/** Where a token and its deliveries stand, small enough to be asked every second while something is under way. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return answerRead(async (actor) => {
    const { status, vendor, deliveries } = await getToken(actor, id);
    return {
      mark: [status, vendor.status, ...deliveries.map((one) => `${one.id} ${one.status} ${one.attempts}`)].join("\n"),
    };
  });
}
