import { openApiDocument } from "@/lib/doors/openapi";
import { env } from "@/lib/env";

/** What a program may do and ask, as OpenAPI 3.1; it holds nothing of this installation but its address. */
export function GET(): Response {
  return Response.json(openApiDocument(env().appOrigins[0] ?? "/"));
}
