import path from "node:path";
import { env } from "@/lib/env";
import { OUR_TYPESCRIPT, startChild } from "./child";
import { sandboxPort } from "./ports";
import { SANDBOXES } from "./sandbox-vendors";

/** The address of each vendor's stand-in, by the vendor's key. */
export type SandboxUrls = Readonly<Record<string, string>>;
export type RunningSandboxes = Readonly<{ urls: SandboxUrls; stop: () => Promise<void> }>;

/** The stand-ins of all vendors in a process of their own, on the ports of earlier starts and with what they knew then. */
export async function startSandboxes(say: (line: string) => void): Promise<RunningSandboxes> {
  const { GATEHOUSE_DATA_DIR } = env();
  const vendors = Object.keys(SANDBOXES);
  const ports: number[] = [];
  // One after the other: a free port is only known to be free until the next is asked for.
  for (const vendor of vendors) ports.push(await sandboxPort(GATEHOUSE_DATA_DIR, vendor));
  const child = startChild({
    name: "vendors' sandbox",
    args: [
      ...OUR_TYPESCRIPT,
      "bin/sandbox.ts",
      ...vendors,
      ...ports.map((port) => `--port=${port}`),
      ...vendors.map((vendor) => `--state=${path.join(GATEHOUSE_DATA_DIR, `sandbox-${vendor}.json`)}`),
      "--quiet",
    ],
    env: {},
    whenItDies: "restart",
    patienceMs: 5_000,
    say,
  });
  await child.firstMessage();
  const urls = Object.fromEntries(vendors.map((vendor, i) => [vendor, `http://127.0.0.1:${ports[i]}`]));
  return { urls, stop: child.stop };
}
