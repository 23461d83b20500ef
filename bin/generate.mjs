import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const schemaDir = path.join(root, "prisma/schema");
const generatedDir = path.join(root, "lib/db/generated");
const stampFile = path.join(generatedDir, "schema.sha256");
const lockDir = path.join(root, "node_modules/.gatehouse-generate");
const patienceMs = 60_000;

/** Makes the database client anew when the schema or Prisma has changed since the last time; throws with Prisma's words when it can't. */
export function ensureGenerated(say = (/** @type {string} */ _line) => {}) {
  if (isFresh()) return;
  withLock(() => {
    if (isFresh()) return;
    say("Generating the database client");
    const wanted = schemaHash();
    const prisma = path.join(root, "node_modules/prisma/build/index.js");
    const run = spawnSync(process.execPath, [prisma, "generate"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "", PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    });
    if (run.status !== 0) throw new Error(`The database client could not be generated: ${run.stderr || run.stdout}`);
    writeFileSync(stampFile, wanted);
  });
}

function isFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === schemaHash();
}

function schemaHash() {
  const hash = createHash("sha256").update(createRequire(import.meta.url)("prisma/package.json").version);
  for (const name of readdirSync(schemaDir).sort()) hash.update(name).update(readFileSync(path.join(schemaDir, name)));
  return hash.digest("hex");
}

// Tests, a type check and a start may want the client at the same moment; making a folder is the one atomic step they share.
function withLock(/** @type {() => void} */ act) {
  const until = Date.now() + patienceMs;
  while (!tryLock()) {
    if (Date.now() > until || Date.now() - lockedAt() > patienceMs) rmSync(lockDir, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    act();
  } finally {
    rmSync(lockDir, { recursive: true, force: true });
  }
}

function tryLock() {
  try {
    mkdirSync(lockDir);
    return true;
  } catch {
    return false;
  }
}

function lockedAt() {
  try {
    return statSync(lockDir).mtimeMs;
  } catch {
    return Date.now();
  }
}

if (process.argv[1] === import.meta.filename) ensureGenerated((line) => console.log(line));
