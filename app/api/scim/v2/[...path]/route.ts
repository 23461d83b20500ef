import { serveScim } from "@/lib/doors/scim/serve";

type Context = { params: Promise<{ path: string[] }> };

/** The one address of SCIM, for every system and for one: what stands behind it is told from the path and the method. */
async function serve(request: Request, { params }: Context): Promise<Response> {
  return serveScim(request, (await params).path);
}

export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };
