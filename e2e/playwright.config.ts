import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// The shipped console, in a real browser, against one instance that all journeys share but those from an empty installation: those that
// act on it run one after the other, and each works on people, tokens and groups of its own choosing. What only looks at it, or has an
// instance of its own, runs beside them: half of a journey is waiting.
const BESIDE = /(looks|five-vendors|host-application)\.spec\.ts$/;

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: "acts", testIgnore: BESIDE, workers: 1 },
    { name: "beside", testMatch: BESIDE, workers: 1 },
  ],
  // Tried once more before it is called broken, because a shared machine may stall; the report says which one was.
  retries: 1,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    screenshot: "only-on-failure",
    // Recording everything costs a fifth of the time, so only a second try is recorded.
    trace: "on-first-retry",
    launchOptions: { args: FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
});
