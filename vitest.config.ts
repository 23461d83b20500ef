import { defineConfig } from "vitest/config";
import { ensureGenerated } from "./bin/generate.mjs";

ensureGenerated();

const root = import.meta.dirname;
// `server-only` throws unless the react-server condition is set; everything tested here runs on the server. The global set-up
// runs in vitest's own process, where the condition can't be set: the alias serves it.
const shared = {
  resolve: {
    alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` },
    conditions: ["react-server", "node", "development|production"],
  },
  ssr: {
    resolve: { conditions: ["react-server", "node", "development|production"], externalConditions: ["react-server"] },
  },
};
const everywhere = { environment: "node", setupFiles: ["lib/testing/setup.ts"], restoreMocks: true };
const needsDatabase = ["**/*.db.test.ts", "**/*.property.test.ts"];
const never = ["node_modules/**", ".next/**", "e2e/**", ".gatehouse/**"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: { ...everywhere, name: "pure", include: ["**/*.test.{ts,tsx}"], exclude: [...never, ...needsDatabase] },
      },
      {
        ...shared,
        test: {
          ...everywhere,
          name: "db",
          include: needsDatabase,
          exclude: never,
          globalSetup: ["lib/testing/global-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
