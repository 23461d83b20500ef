import { ask } from "@/lib/doors/ask";

type Context = { params: Promise<{ question: string }> };

/** Who can use what, for programs: `check`, `who` and `what`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return ask((await params).question, request);
}
