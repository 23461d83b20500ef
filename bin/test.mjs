import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { ensureGenerated } from "./generate.mjs";

// Everything that must hold, in order of how fast it fails. Every stage runs, so that one run tells all there is to mend.

const withoutJourneys = process.argv.includes("--without-journeys");
const reports = mkdtempSync(path.join(tmpdir(), "gatehouse-reports-"));
const total = { passed: 0, failed: 0, skipped: 0 };

process.chdir(path.resolve(import.meta.dirname, ".."));

await stage("Format and lint", () => run("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]));
await stage("Types", () => {
  ensureGenerated();
  return (
    run("node_modules/next/dist/bin/next", ["typegen"]) &&
    run("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "."])
  );
});
await stage("Rules, database, drivers, law", () => {
  const report = path.join(reports, "vitest.json");
  const isGreen = run("node_modules/vitest/vitest.mjs", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return count(report, isGreen, ({ numPassedTests, numFailedTests, numPendingTests }) => [
    numPassedTests,
    numFailedTests,
    numPendingTests,
  ]);
});
const isBuilt = await stage("Build", () => run("bin/run.mjs", ["bin/build.ts"]));
if (!withoutJourneys && isBuilt) await stage("Journeys", runJourneys);

rmSync(reports, { recursive: true, force: true });
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Runs one stage and tells its time; a stage that fails without a failed test of its own counts as one. */
async function stage(/** @type {string} */ name, /** @type {() => boolean | Promise<boolean>} */ work) {
  const startedAt = Date.now();
  const failedBefore = total.failed;
  let isGreen = false;
  console.log(`\n${name}`);
  try {
    isGreen = await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  if (!isGreen && total.failed === failedBefore) total.failed += 1;
  console.log(`${name}: ${isGreen ? "good" : "not good"}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return isGreen;
}

/** Both projects of journeys side by side, each with its own instance; what the second prints waits until the first has ended. */
async function runJourneys() {
  const browser = findBrowser(console.log);
  const projects = ["acts", "apart"].map((project, i) => {
    const report = path.join(reports, `${project}.json`);
    const args = ["test", "--config=e2e/playwright.config.ts", `--project=${project}`, "--reporter=list,json"];
    const env = { ...cleanEnvironment(), CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const child = spawn(process.execPath, ["node_modules/@playwright/test/cli.js", ...args], {
      stdio: ["ignore", i === 0 ? "inherit" : "pipe", i === 0 ? "inherit" : "pipe"],
      env,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (/** @type {Buffer} */ part) => (said += part));
    return new Promise((/** @type {(isGreen: boolean) => void} */ resolve) =>
      child.once("close", (code) => resolve(code === 0)),
    ).then((isGreen) => ({ report, isGreen, said }));
  });
  let isAllGreen = true;
  for (const project of projects) {
    const { report, isGreen, said } = await project;
    if (said) console.log(said);
    const isCounted = count(report, isGreen, ({ stats }) => [
      stats.expected + stats.flaky,
      stats.unexpected,
      stats.skipped,
    ]);
    isAllGreen &&= isCounted;
  }
  return isAllGreen;
}

/** Adds the counts of a runner's own report; a runner that left none has failed whatever it answered. */
function count(
  /** @type {string} */ report,
  /** @type {boolean} */ isGreen,
  /** @type {(report: any) => number[]} */ read,
) {
  if (!existsSync(report)) return false;
  const [passed = 0, failed = 0, skipped = 0] = read(JSON.parse(readFileSync(report, "utf8")));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  return isGreen && failed === 0;
}

function run(/** @type {string} */ script, /** @type {string[]} */ args, env = {}) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...cleanEnvironment(), ...env },
  });
  return status === 0;
}

// What a developer has set for his own Gatehouse must not decide what is tested, nor be touched by it.
function cleanEnvironment() {
  const own = /^(GATEHOUSE_|NEXTAUTH_|DATABASE_URL$|APP_ORIGIN$|PORT$|HOST$|LOG_LEVEL$|NODE_ENV$)/;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
