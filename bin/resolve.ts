import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { startResolver } from "@/lib/resolve/resolver";
import { runOnDatabase } from "./launch/attach";

const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop.abort());

await runOnDatabase(async ({ url }) => {
  const { RESOLVE_HOST, RESOLVE_PORT, RESOLVE_PER_SECOND, RESOLVE_PROXIES } = env();
  const place = { host: RESOLVE_HOST, port: RESOLVE_PORT };
  const resolver = await startResolver({ db, url, ...place, perSecond: RESOLVE_PER_SECOND, proxies: RESOLVE_PROXIES });
  process.send?.({ port: resolver.port });
  if (!process.send) console.log(`Host applications ask at port ${resolver.port}`);
  if (!stop.signal.aborted) await new Promise((resolve) => stop.signal.addEventListener("abort", resolve));
  await resolver.stop();
  await db.$disconnect();
});
process.exit();
