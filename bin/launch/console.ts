import { setTimeout as wait } from "node:timers/promises";
import { startChild } from "./child";
import { StartProblem } from "./problem";
import type { Shutdown } from "./shutdown";

export type Mode = "production" | "development";
type ConsoleOptions = Readonly<{
  mode: Mode;
  host: string;
  port: number;
  shutdown: Shutdown;
  say: (line: string) => void;
}>;

const NEXT = "node_modules/next/dist/bin/next";
const UP_WITHIN_MS = 90_000;

/**
 * The console's web server as a process of its own; resolves once it answers. When it can't come up, everything ends; when it dies later it is
 * started again, and what answers host applications and vendors goes on meanwhile.
 */
export async function startConsole({ mode, host, port, shutdown, say }: ConsoleOptions): Promise<void> {
  let isUp = false;
  const child = startChild({
    name: "console",
    args: [NEXT, mode === "production" ? "start" : "dev", "--hostname", host, "--port", String(port)],
    env: { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" },
    whenItDies: (how) => {
      if (isUp) return "restart";
      say(`${how}: stopping`);
      shutdown.ask(1);
      return undefined;
    },
    patienceMs: 10_000,
    isQuiet: mode === "production",
    say,
  });
  shutdown.add(child.stop);
  await answers(host, port, shutdown);
  isUp = true;
}

async function answers(host: string, port: number, shutdown: Shutdown): Promise<void> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const address = `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}/api/health`;
  const until = Date.now() + UP_WITHIN_MS;
  while (Date.now() < until && !shutdown.signal.aborted) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(100);
  }
  if (!shutdown.signal.aborted)
    throw new StartProblem(`The console did not answer at ${address} within ${UP_WITHIN_MS / 1000} s`);
}
