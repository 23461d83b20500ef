import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartProblem } from "./problem";

const STAMP = ".next/sources.sha256";
const LAST_LINES = 30;
const FOLDERS = ["app", "components", "lib", "public", "prisma/schema"];
const FILES = [
  "package.json",
  "package-lock.json",
  "next.config.ts",
  "tsconfig.json",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
];
const LEFT_OUT = /(^lib\/db\/generated\/|^lib\/testing\/|\.test\.tsx?$)/;

/** Builds the console when there is no build of these very sources; throws a sentence that names the log. */
export async function ensureBuild(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const wanted = hashSources();
  if (existsSync(STAMP) && existsSync(".next/BUILD_ID") && readFileSync(STAMP, "utf8") === wanted) return;
  say("Building the console (about a minute, only after a change)");
  const startedAt = Date.now();
  // Not in .next, which the build empties first.
  const logFile = path.resolve("node_modules/.cache/gatehouse/build.log");
  mkdirSync(path.dirname(logFile), { recursive: true });
  const output = createWriteStream(logFile);
  const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const abort = () => build.kill("SIGTERM");
  signal?.addEventListener("abort", abort);
  build.stdout.pipe(output, { end: false });
  build.stderr.pipe(output, { end: false });
  const [code] = await once(build, "close");
  await new Promise<void>((resolve) => output.end(resolve));
  signal?.removeEventListener("abort", abort);
  if (signal?.aborted) return;
  if (code !== 0) {
    for (const line of readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-LAST_LINES)) say(line);
    throw new StartProblem(`The console could not be built: see ${logFile}`);
  }
  writeFileSync(STAMP, wanted);
  say(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

function hashSources(): string {
  const files = [...FILES.filter((file) => existsSync(file)), ...FOLDERS.flatMap(listFiles)];
  const hash = createHash("sha256").update(process.version);
  for (const file of files.sort()) {
    if (!LEFT_OUT.test(file)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.posix.join(entry.parentPath.replaceAll(path.sep, "/"), entry.name));
}
