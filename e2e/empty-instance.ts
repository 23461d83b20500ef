import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { type Database, openDatabase } from "./database";
import { LOG_FILE, readRunning } from "./instance";
import { launchInstance } from "./launch";

const ROOT = path.resolve(import.meta.dirname, "..");
const VENDORS = ["afas", "biuwer", "biot", "contractfit", "ainua"] as const;
export type Vendor = (typeof VENDORS)[number];

export type Beginning = {
  origin: string;
  /** Where host applications ask. */
  resolver: string;
  /** The link that makes the first owner, as the terminal shows it once. */
  setUpLink: string;
  db: Database;
  output: () => string;
  stop: () => Promise<void>;
};
export type EmptyInstance = Beginning & {
  /** Where each vendor's sandbox answers; each holds the small seed that its own tests use. */
  sandboxes: Readonly<Record<Vendor, string>>;
};

/** An installation without any data beside five vendors that it knows nothing of. */
export async function startEmptyInstance(): Promise<EmptyInstance> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "bin/sandbox.ts", ...VENDORS, "--quiet"],
    { cwd: ROOT, stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  const [sandboxes] = (await once(child, "message")) as [Record<Vendor, string>];
  const beginning = await startBeginning(Object.values(sandboxes));
  return {
    ...beginning,
    sandboxes,
    stop: async () => {
      await beginning.stop();
      child.kill("SIGTERM");
    },
  };
}

/** An installation without any data that may dial these addresses on loopback. */
export async function startBeginning(addresses: readonly string[]): Promise<Beginning> {
  const { dataDir, stop } = await launchInstance({
    GATEHOUSE_DEMO: "0",
    GATEHOUSE_UPSTREAM_ALLOW: addresses.map((url) => new URL(url).host).join(","),
  });
  const output = () => readFileSync(path.join(dataDir, LOG_FILE), "utf8");
  const running = readRunning(dataDir);
  const setUpLink = await printedLink(output);
  if (!running?.resolve || !setUpLink) throw new Error("the empty installation printed no link for its first owner");
  const db = openDatabase(running.url);
  return {
    origin: running.origin,
    resolver: running.resolve,
    setUpLink,
    db,
    output,
    stop: async () => {
      await db.close();
      await stop();
    },
  };
}

/** Makes the first owner by the printed link and leaves the page signed in as him. */
export async function becomeOwner(page: Page, setUpLink: string): Promise<void> {
  await page.goto(setUpLink);
  await page.getByLabel("Name").fill("Joris van den Berg");
  await page.getByLabel("E-mail").fill("joris@kade.example");
  await page.getByLabel("Password, 12 characters or more").fill("a long first password");
  await page.getByRole("button", { name: "Make me the owner" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/set-up"));
  if (new URL(page.url()).pathname.startsWith("/sign-in")) {
    await page.getByLabel("E-mail").fill("joris@kade.example");
    await page.getByLabel("Password").fill("a long first password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await page.waitForURL((url) => url.pathname === "/");
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
