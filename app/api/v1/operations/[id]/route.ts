import { operationById } from "@/lib/doors/registry";
import { route } from "@/lib/doors/route";

type Context = { params: Promise<{ id: string }> };

/** Every operation of the registry has this one address; an unknown one is answered like one that is not for you. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const operation = operationById((await params).id);
  return operation ? route(operation)(request) : unknownOperation();
}

function unknownOperation(): Response {
  return Response.json(
    { ok: false, error: { code: "not_found", message: "There is no such operation." } },
    { status: 404 },
  );
}
