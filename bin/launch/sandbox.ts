import path from "node:path";
import { env } from "@/lib/env";
import { OUR_TYPESCRIPT, startChild } from "./child";
import { sandboxPort } from "./ports";

export type RunningSandbox = Readonly<{ url: string; stop: () => Promise<void> }>;

/** The stand-in for AFAS as a process of its own, on the port of earlier starts and with what it knew then. */
export async function startAfasSandbox(say: (line: string) => void): Promise<RunningSandbox> {
  const { GATEHOUSE_DATA_DIR } = env();
  const port = await sandboxPort(GATEHOUSE_DATA_DIR, "afas");
  const stateFile = path.join(GATEHOUSE_DATA_DIR, "sandbox-afas.json");
  const child = startChild({
    name: "AFAS sandbox",
    args: [...OUR_TYPESCRIPT, "bin/sandbox.ts", "afas", `--port=${port}`, `--state=${stateFile}`, "--quiet"],
    env: {},
    whenItDies: "restart",
    patienceMs: 5_000,
    say,
  });
  await child.firstMessage();
  return { url: `http://127.0.0.1:${port}`, stop: child.stop };
}
