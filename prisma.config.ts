import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// Prisma downloads a schema engine unless this names an existing file. Generating a client needs no engine, and migrations
// are applied by the WebAssembly build of it (lib/db/migrate.ts), so any file will do.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(import.meta.url);

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
