import { spawnSync } from "node:child_process";
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

stage("Format and lint", () => run("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]));
stage("Types", () => {
  ensureGenerated();
  return (
    run("node_modules/next/dist/bin/next", ["typegen"]) &&
    run("node_modules/typescript/bin/tsc", ["--noEmit", "-p", "."])
  );
});
stage("Rules, database, drivers, law", () => {
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
const isBuilt = stage("Build", () => run("bin/run.mjs", ["bin/build.ts"]));
if (!withoutJourneys && isBuilt) {
  stage("Journeys", () => {
    const report = path.join(reports, "playwright.json");
    const env = { CHROMIUM_PATH: findBrowser(console.log), PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const isGreen = run(
      "node_modules/@playwright/test/cli.js",
      ["test", "--config=e2e/playwright.config.ts", "--reporter=list,json"],
      env,
    );
    return count(report, isGreen, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped]);
  });
}

rmSync(reports, { recursive: true, force: true });
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** Runs one stage and tells its time; a stage that fails without a failed test of its own counts as one. */
function stage(/** @type {string} */ name, /** @type {() => boolean} */ work) {
  const startedAt = Date.now();
  const failedBefore = total.failed;
  let isGreen = false;
  console.log(`\n${name}`);
  try {
    isGreen = work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  if (!isGreen && total.failed === failedBefore) total.failed += 1;
  console.log(`${name}: ${isGreen ? "good" : "not good"}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return isGreen;
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
