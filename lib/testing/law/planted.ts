import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A sound little tree with every kind of file; each planted file below breaks one rule against it. */
const SOUND: Readonly<Record<string, string>> = {
  "app/page.tsx": 'import { look } from "@/components/look";\nexport default look;',
  "app/hall/page.tsx": 'import { listTokens } from "@/lib/tokens/token.queries";\nexport default listTokens;',
  "app/hall/actions.ts":
    'import { door } from "@/lib/doors/door";\nimport { revoke } from "@/lib/tokens/revoke";\nexport const a = [door, revoke];',
  "components/look.tsx": 'import { canRevoke } from "@/lib/tokens/token.rules";\nexport const look = canRevoke;',
  "components/ui/box.tsx": 'import { Dialog } from "radix-ui";\nexport const box = Dialog;',
  "lib/core/word.ts": "export const word = 1;",
  "lib/db/client.ts": 'import { word } from "@/lib/core/word";\nexport const db = word;',
  "lib/gate/execute.ts": 'import { db } from "@/lib/db/client";\nexport const execute = db;',
  "lib/gate/operation.ts": 'import { word } from "@/lib/core/word";\nexport const define = word;',
  "lib/outbox/outbox.store.ts": 'import { effect } from "@/lib/upstreams/effects";\nexport const enqueue = effect;',
  "lib/upstreams/effects.ts": "export const effect = 1;",
  "lib/upstreams/registry.ts": 'import { driver } from "./vendor/driver";\nexport const registry = driver;',
  "lib/upstreams/vendor/driver.ts": 'import { effect } from "../effects";\nexport const driver = effect;',
  "lib/upstreams/vendor/sandbox.ts": 'import { effect } from "../effects";\nexport const sandbox = effect;',
  "lib/tokens/token.rules.ts": 'import { word } from "@/lib/core/word";\nexport const canRevoke = word;',
  "lib/tokens/token.store.ts": 'import { db } from "@/lib/db/client";\nexport const lockToken = db;',
  "lib/tokens/token.queries.ts": 'import { db } from "@/lib/db/client";\nexport const listTokens = db;',
  "lib/tokens/revoke.ts":
    'import { define } from "@/lib/gate/operation";\nimport { lockToken } from "./token.store";\nexport const revoke = [define, lockToken];',
  "lib/doors/door.ts": 'import { execute } from "@/lib/gate/execute";\nexport const door = execute;',
  "lib/worker/worker.ts":
    'import { registry } from "@/lib/upstreams/registry";\nimport { enqueue } from "@/lib/outbox/outbox.store";\nexport const worker = [registry, enqueue];',
  "lib/resolve/resolver.ts":
    'import { lockToken } from "@/lib/tokens/token.store";\nexport const resolver = lockToken;',
  "lib/testing/factory.ts": 'import { word } from "@/lib/core/word";\nexport const factory = word;',
};

const from = (file: string): string => `import * as planted from "@/${file}";\nexport const kept = planted;`;

/** One bad file a rule: where it lies and what it says. Files of one kind of mistake have names of their own, so none hides another. */
export const PLANTED: Readonly<Record<string, readonly [file: string, text: string]>> = {
  "no-cycles": ["lib/tokens/round.rules.ts", 'import { b } from "./about.rules";\nexport const a = () => b;'],
  "lib-knows-no-screen": ["lib/tokens/screen.store.ts", from("components/look")],
  "components-are-not-features": ["components/feature.tsx", from("app/hall/page")],
  "components-import-only-pure-lib": ["components/reader.tsx", from("lib/tokens/token.queries")],
  "only-ui-knows-radix": ["components/radix.tsx", 'import { Dialog } from "radix-ui";\nexport const d = Dialog;'],
  "screens-do-not-open-the-database": ["app/hall/rows.ts", from("lib/tokens/token.store")],
  "only-doors-run-operations": ["app/hall/runs.ts", from("lib/gate/execute")],
  "pure-stays-pure": ["lib/tokens/reads.rules.ts", from("lib/tokens/token.queries")],
  "pure-needs-no-runtime": [
    "lib/tokens/disk.rules.ts",
    'import { readFileSync } from "node:fs";\nexport const r = readFileSync;',
  ],
  "pure-needs-only-zod": [
    "lib/tokens/client.schema.ts",
    'import { Agent } from "undici";\nexport const agent = Agent;',
  ],
  "operations-do-not-call-operations": ["lib/tokens/revoke-all.ts", from("lib/tokens/revoke")],
  "slices-meet-through-rules-schema-store": ["lib/tomorrow/lists.store.ts", from("lib/tokens/token.queries")],
  "the-gate-knows-no-slice": ["lib/gate/knows.ts", from("lib/tokens/token.rules")],
  "the-outbox-sends-nothing": ["lib/outbox/sends.ts", from("lib/upstreams/registry")],
  "the-ground-floor-knows-nothing-above": ["lib/db/climbs.ts", from("lib/gate/execute")],
  "nobody-imports-the-worker": ["lib/gate/hurries.ts", from("lib/worker/worker")],
  "nobody-imports-the-resolver": ["lib/tokens/asks.store.ts", from("lib/resolve/resolver")],
  "the-resolver-changes-nothing": ["lib/resolve/changes.ts", from("lib/gate/execute")],
  "doors-open-inwards": ["lib/tokens/leaves.store.ts", from("lib/doors/door")],
  "only-the-worker-drives-vendors": ["lib/tokens/calls.store.ts", from("lib/upstreams/registry")],
  "nobody-knows-a-vendor-by-name": ["lib/worker/favours.ts", from("lib/upstreams/vendor/driver")],
  "vendors-know-only-the-contract": ["lib/upstreams/vendor/peeks.ts", from("lib/db/client")],
  "no-sandbox-in-production": ["lib/upstreams/plays.ts", from("lib/upstreams/vendor/sandbox")],
  "no-test-code-in-production": ["lib/tokens/makes.store.ts", from("lib/testing/factory")],
  "no-orphans": ["lib/tokens/alone.ts", "export const alone = 1;"],
};

/** Writes the sound tree, with the planted files where asked, and returns its folder. */
export function plantTree(root: string, isSound: boolean): string {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-law-"));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${text}\n`);
  };
  for (const [file, text] of Object.entries(SOUND)) write(file, text);
  if (!isSound) {
    for (const [file, text] of Object.values(PLANTED)) write(file, text);
    write("lib/tokens/about.rules.ts", 'import { a } from "./round.rules";\nexport const b = () => a;');
  }
  const compilerOptions = {
    // Aliases are resolved from here, and not from where the tests run.
    baseUrl: ".",
    module: "ESNext",
    moduleResolution: "Bundler",
    jsx: "react-jsx",
    paths: { "@/*": ["./*"] },
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["**/*.ts", "**/*.tsx"] }));
  write("package.json", JSON.stringify({ dependencies: { "radix-ui": "*", undici: "*", zod: "*" } }));
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}
