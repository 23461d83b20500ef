import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Database, openDatabase } from "./database";
import { LOG_FILE, readRunning } from "./instance";
import { launchInstance } from "./launch";

const ROOT = path.resolve(import.meta.dirname, "..");
const VENDORS = ["afas", "biuwer", "biot", "contractfit", "ainua"] as const;
export type Vendor = (typeof VENDORS)[number];

export type EmptyInstance = {
  origin: string;
  /** The link that makes the first owner, as the terminal shows it once. */
  setUpLink: string;
  /** Where each vendor's sandbox answers; each holds the small seed that its own tests use. */
  sandboxes: Readonly<Record<Vendor, string>>;
  db: Database;
  output: () => string;
  stop: () => Promise<void>;
};

/** An installation without any data beside five vendors that it knows nothing of. */
export async function startEmptyInstance(): Promise<EmptyInstance> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "bin/sandbox.ts", ...VENDORS, "--quiet"],
    { cwd: ROOT, stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const [sandboxes] = (await once(child, "message")) as [Record<Vendor, string>];
  const { dataDir, stop } = await launchInstance({
    GATEHOUSE_DEMO: "0",
    GATEHOUSE_UPSTREAM_ALLOW: Object.values(sandboxes)
      .map((url) => new URL(url).host)
      .join(","),
  });
  const output = () => readFileSync(path.join(dataDir, LOG_FILE), "utf8");
  const running = readRunning(dataDir);
  const setUpLink = await printedLink(output);
  if (!running || !setUpLink) throw new Error("the empty installation printed no link for its first owner");
  const db = openDatabase(running.url);
  return {
    origin: running.origin,
    setUpLink,
    sandboxes,
    db,
    output,
    stop: async () => {
      await db.close();
      await stop();
      child.kill("SIGTERM");
    },
  };
}

// Printed last, a moment after the console answers.
async function printedLink(output: () => string): Promise<string | undefined> {
  const until = Date.now() + 30_000;
  for (;;) {
    const link = /https?:\/\/\S+\/set-up\S*/.exec(output())?.[0];
    if (link || Date.now() > until) return link;
    await wait(100);
  }
}
