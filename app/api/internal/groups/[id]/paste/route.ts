import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { readJson } from "@/lib/doors/read-json";
import { isFromThisConsole } from "@/lib/doors/same-origin";
import { pickerScope, resolvePastedList } from "@/lib/groups/picker.queries";
import { answerRead } from "../../../tokens/answer";

type Context = { params: Promise<{ id: string }> };
/** 10,000 lines of an e-mail address each. */
const LONGEST_PASTE = 1_048_576;
const Pasted = z.strictObject({ text: z.string() });

/** What a pasted list comes to; a POST because of its length, it stores nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answerRead(async (actor) => {
    if (!isFromThisConsole(request.headers)) throw new DomainError("wrong_origin");
    const body = await readJson(request, { longest: LONGEST_PASTE });
    const pasted = Pasted.safeParse(body.ok ? body.value : null);
    if (!pasted.success) throw new DomainError("invalid_input", body.ok ? undefined : body.message);
    return resolvePastedList(await pickerScope(actor, id), pasted.data.text);
  });
}
