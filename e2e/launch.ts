import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { LOG_FILE, readRunning } from "./instance";

const ROOT = path.resolve(import.meta.dirname, "..");
// A first start may build, which takes minutes on a busy machine.
const UP_WITHIN_MS = 10 * 60_000;

export type Launched = { dataDir: string; stop: () => Promise<void> };

/** Starts Gatehouse as `npm start` does, on a data folder of its own and any free port; rejects with its last words where it doesn't come up. */
export async function launchInstance(
  variables: Readonly<Record<string, string>>,
  whenPlaced: (dataDir: string) => void = () => {},
): Promise<Launched> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "gatehouse-e2e-"));
  whenPlaced(dataDir);
  const log = openSync(path.join(dataDir, LOG_FILE), "a");
  const child = spawn(process.execPath, ["bin/start.mjs"], {
    cwd: ROOT,
    // A group of its own, so that a Ctrl-C in the terminal reaches it through us alone, and only once.
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, GATEHOUSE_DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "debug", ...variables },
  });
  closeSync(log);
  const stop = async () => {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await comesUp(child, dataDir);
  } catch (error) {
    await stop();
    throw error;
  }
  return { dataDir, stop };
}

async function comesUp(child: ChildProcess, dataDir: string): Promise<void> {
  const until = Date.now() + UP_WITHIN_MS;
  while (child.exitCode === null && Date.now() < until) {
    const running = readRunning(dataDir);
    if (running) {
      const answer = await fetch(`${running.origin}/api/ready`).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return;
    }
    await wait(250);
  }
  const said = readFileSync(path.join(dataDir, LOG_FILE), "utf8").split("\n").slice(-20).join("\n");
  throw new Error(`Gatehouse did not come up; it said last:\n${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  await Promise.race([ended, wait(30_000).then(() => void child.kill("SIGKILL"))]);
}
