import { env } from "@/lib/env";
import { MUCH_THAT_DIES_YOUNG, OUR_TYPESCRIPT, startChild } from "./child";
import type { Shutdown } from "./shutdown";

/**
 * The resolver as a process of its own, and the address at which it answers. When it dies it is started again at the same port; when asked to
 * stop it has 15 seconds for the calls under way.
 */
export async function startResolverProcess(shutdown: Shutdown, say: (line: string) => void): Promise<string> {
  const child = startChild({
    name: "resolver",
    args: [MUCH_THAT_DIES_YOUNG, ...OUR_TYPESCRIPT, "bin/resolve.ts"],
    env: { NODE_ENV: "production" },
    whenItDies: "restart",
    patienceMs: 15_000,
    say,
  });
  shutdown.add(child.stop);
  await child.firstMessage();
  const { RESOLVE_HOST, RESOLVE_PORT } = env();
  return `http://${RESOLVE_HOST.includes(":") ? `[${RESOLVE_HOST}]` : RESOLVE_HOST}:${RESOLVE_PORT}`;
}
