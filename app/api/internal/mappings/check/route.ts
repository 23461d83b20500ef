import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { readJson } from "@/lib/doors/read-json";
import { isFromThisConsole } from "@/lib/doors/same-origin";
import { checkKeys } from "@/lib/mappings/target.queries";
import { answerRead } from "../../tokens/answer";

const Asked = z.strictObject({ applicationId: z.string(), connectorId: z.string(), keys: z.array(z.string()) });

/** What pasted external keys come to; a POST because of their length, it stores nothing. */
export async function POST(request: Request): Promise<Response> {
  return answerRead(async (actor) => {
    if (!isFromThisConsole(request.headers)) throw new DomainError("wrong_origin");
    const body = await readJson(request);
    const asked = Asked.safeParse(body.ok ? body.value : null);
    if (!asked.success) throw new DomainError("invalid_input", body.ok ? undefined : body.message);
    return checkKeys(actor, asked.data);
  });
}
