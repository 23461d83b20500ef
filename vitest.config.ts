import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
// `server-only` throws unless the react-server condition is set; everything tested here runs on the server.
const conditions = ["react-server", "node", "import", "module", "default"];
const shared = {
  resolve: { alias: { "@": root }, conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
};
const everywhere = { environment: "node", setupFiles: ["lib/testing/setup.ts"], restoreMocks: true } as const;
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
