import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The path of a Chromium, installed when there is none; throws a sentence when that fails too. */
export function findBrowser(/** @type {(line: string) => void} */ say) {
  return lookForBrowser() ?? installBrowser(say);
}

function lookForBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error("CHROMIUM_PATH does not name a file");
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isExecutable);
}

function installBrowser(/** @type {(line: string) => void} */ say) {
  const isRoot = process.getuid?.() === 0;
  say(
    `There is no browser for the journeys: installing one (${isRoot ? "apt-get install chromium" : "playwright install chromium"})`,
  );
  const commands = isRoot
    ? [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
      ]
    : [[process.execPath, "node_modules/@playwright/test/cli.js", "install", "--with-deps", "chromium"]];
  for (const [command = "", ...args] of commands) {
    spawnSync(command, args, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const found = lookForBrowser();
  if (!found) throw new Error("No browser could be installed: install Chromium, or name one in CHROMIUM_PATH");
  return found;
}

function isExecutable(/** @type {string} */ file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
