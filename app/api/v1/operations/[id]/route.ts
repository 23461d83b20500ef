import { problem } from "@/lib/doors/problem";
import { operationById } from "@/lib/doors/registry";
import { requestInfoOf } from "@/lib/doors/request-info";
import { route } from "@/lib/doors/route";

type Context = { params: Promise<{ id: string }> };

/** Every operation of the registry has this one address; an unknown one is answered like one that is not for you. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const operation = operationById((await params).id);
  if (operation) return route(operation)(request);
  const { requestId } = requestInfoOf(request.headers, "api");
  return problem({ code: "not_found", message: "There is no such operation.", requestId });
}
