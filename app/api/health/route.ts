import packageJson from "@/package.json" with { type: "json" };

export const dynamic = "force-dynamic";

/** This process is alive; asks nothing of anybody else, so it answers 200 whatever is wrong around it. */
export function GET(): Response {
  const body = { status: "alive", version: packageJson.version, uptimeSeconds: Math.floor(process.uptime()) };
  return Response.json(body, { headers: { "cache-control": "no-store" } });
}
