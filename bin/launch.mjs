import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ensureGenerated } from "./generate.mjs";

const root = path.resolve(import.meta.dirname, "..");

/** Runs a TypeScript file of ours as its own process and ends as it ends. */
export function launch(/** @type {string} */ file, /** @type {string[]} */ args, /** @type {string[]} */ more = []) {
  refuseOldNode();
  process.chdir(root);
  // A test says all that it needs; what a developer has set for himself must not reach it.
  if (process.env.NODE_ENV !== "test" && existsSync(".env")) process.loadEnvFile(".env");
  try {
    ensureGenerated((line) => console.error(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  // The condition makes `server-only` an empty module here; the console's own server must not inherit it, so it is no NODE_OPTIONS.
  const flags = [...more, "--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import", "tsx"];
  const child = spawn(process.execPath, [...flags, file, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // A terminal's Ctrl-C reaches the child by itself too; being asked twice is the same as once, and we wait for it.
  process.on("SIGINT", () => child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Gatehouse needs Node 20.19 or newer, and this is ${process.versions.node}`);
  process.exit(1);
}
