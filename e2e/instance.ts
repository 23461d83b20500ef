import { readFileSync } from "node:fs";
import path from "node:path";

export const DATA_DIR_VARIABLE = "GATEHOUSE_E2E_DATA_DIR";
export const LOG_FILE = "output.log";

export type Running = {
  pid: number;
  url: string;
  ownerUrl: string;
  origin: string;
  /** Where host applications ask, as http://127.0.0.1:3001. */
  resolve?: string;
  /** Addresses of the vendors' sandboxes, in a demo. */
  sandbox?: Readonly<Record<string, string>>;
};

/** Where the instance of a data folder answers; null while it is still coming up. */
export function readRunning(dataDir: string): Running | null {
  try {
    const running = JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8")) as Partial<Running>;
    return running.origin ? (running as Running) : null;
  } catch {
    return null;
  }
}

/** The folder of the instance that these journeys run against; throws outside a run. */
export function dataDir(): string {
  const folder = process.env[DATA_DIR_VARIABLE];
  if (!folder) throw new Error(`${DATA_DIR_VARIABLE} is not set: the global set-up sets it`);
  return folder;
}

/** The running instance; throws when it isn't up. */
export function instance(): Running {
  const running = readRunning(dataDir());
  if (!running) throw new Error("Gatehouse is not up");
  return running;
}

/** Everything that the instance has written to its standard output and error so far. */
export function instanceOutput(): string {
  return readFileSync(path.join(dataDir(), LOG_FILE), "utf8");
}
