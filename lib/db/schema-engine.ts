import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

type Glue = typeof import("@prisma/schema-engine-wasm") & {
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
};

let glue: Promise<Glue> | undefined;

/** Prisma's own schema engine, as WebAssembly, on this address; the caller frees it and closes the connection. */
export async function openSchemaEngine(url: string): Promise<{ engine: SchemaEngine; close: () => Promise<void> }> {
  glue ??= loadGlue();
  const { SchemaEngine } = await glue;
  const factory = new WholeScriptPg({ connectionString: url, max: 2, application_name: "gatehouse migrate" });
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
  return {
    engine,
    close: async () => {
      engine.free();
      await factory.closeAll();
    },
  };
}

// Node can't import a .wasm file without a flag, so what the package's own entry does is done here by hand.
async function loadGlue(): Promise<Glue> {
  const resolve = createRequire(path.join(process.cwd(), "package.json")).resolve;
  const script = resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const loaded = (await import(/* turbopackIgnore: true */ script)) as Glue;
  const bytes = await readFile(path.join(path.dirname(script), "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": { ...loaded, ...patientTimers(loaded) } as never };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return loaded;
}

// The engine guards its lock with a timer of ten seconds that it never clears; a process that is done must not wait for it.
function patientTimers(loaded: Glue): Record<string, (run: () => void, ms: number) => NodeJS.Timeout> {
  const names = Object.keys(loaded).filter((name) => name.startsWith("__wbg_setTimeout_"));
  return Object.fromEntries(names.map((name) => [name, (run, ms) => setTimeout(run, ms).unref()]));
}

type Connected = Awaited<ReturnType<PrismaPg["connect"]>>;

class WholeScriptPg extends PrismaPg {
  readonly #open = new Set<Connected>();

  override async connect(): Promise<Connected> {
    const connected = await super.connect();
    this.#open.add(connected);
    // Prisma's own way cuts a script at every semicolon, which breaks the bodies of functions; one simple query takes it whole.
    connected.executeScript = async (script) => {
      await connected.underlyingDriver().query(script);
    };
    return connected;
  }

  async closeAll(): Promise<void> {
    await Promise.all(
      [...this.#open].map((connected) =>
        connected
          .underlyingDriver()
          .end()
          .catch(() => {}),
      ),
    );
  }
}
