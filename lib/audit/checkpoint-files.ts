import "server-only";
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Checkpoint, checkpointLine, readCheckpointLine } from "@/lib/audit/signature";
import { env } from "@/lib/env";

/** What stands outside the database: the signing key (its public half beside it as `.pub`) and every checkpoint made. */
export type CheckpointPlace = Readonly<{ keyFile: string; checkpointFile: string }>;

/** The place that the settings of this process name. */
export function checkpointPlace(): CheckpointPlace {
  const { GATEHOUSE_CHECKPOINT_KEY_FILE: keyFile, GATEHOUSE_DATA_DIR: dataDir } = env();
  return { keyFile, checkpointFile: path.join(dataDir, "checkpoints.ndjson") };
}

/** The file that holds the public half of a key file's key. */
export function publicKeyFile({ keyFile }: CheckpointPlace): string {
  return `${keyFile}.pub`;
}

/** The signing key, made at first use and readable by its owner only; throws when the file can't be read or made. */
export function openSigningKey(place: CheckpointPlace): KeyObject {
  if (!existsSync(place.keyFile)) makeSigningKey(place.keyFile);
  const key = createPrivateKey(readFileSync(place.keyFile, "utf8"));
  const pem = createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
  const file = publicKeyFile(place);
  // Keys of before stay in the file: what they signed has to be provable for as long as it is kept.
  const known = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (!known.includes(pem)) appendFileSync(file, pem, { mode: 0o644 });
  return key;
}

/** The newest checkpoint of the file, null when it has none; throws when its last whole line is no checkpoint. */
export function readLastCheckpoint({ checkpointFile }: CheckpointPlace): Checkpoint | null {
  if (!existsSync(checkpointFile)) return null;
  const file = openSync(checkpointFile, "r");
  try {
    const lines = tailOf(file).text.split("\n");
    const line = lines.at(-2);
    if (!line) return null;
    const checkpoint = readCheckpointLine(line);
    if (!checkpoint) throw new Error(`The last line of ${checkpointFile} is no checkpoint`);
    return checkpoint;
  } finally {
    closeSync(file);
  }
}

/** Adds checkpoints to the file and returns only when the disk has them. */
export function appendCheckpoints({ checkpointFile }: CheckpointPlace, checkpoints: readonly Checkpoint[]): void {
  mkdirSync(path.dirname(checkpointFile), { recursive: true });
  const file = openSync(checkpointFile, "a+", 0o600);
  try {
    // A crash may have left half a line; it was never relied on.
    const { text, size } = tailOf(file);
    const torn = text.length - (text.lastIndexOf("\n") + 1);
    if (torn > 0) ftruncateSync(file, size - torn);
    writeFileSync(file, checkpoints.map((checkpoint) => `${checkpointLine(checkpoint)}\n`).join(""));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const TAIL = 4096;

function tailOf(file: number): { text: string; size: number } {
  const { size } = fstatSync(file);
  const buffer = Buffer.alloc(Math.min(TAIL, size));
  const read = readSync(file, buffer, 0, buffer.length, size - buffer.length);
  return { text: buffer.subarray(0, read).toString("latin1"), size };
}

// Two processes may start at once: the key is made aside and linked, so that exactly one of them wins.
function makeSigningKey(keyFile: string): void {
  mkdirSync(path.dirname(keyFile), { recursive: true });
  const aside = `${keyFile}.${randomBytes(4).toString("hex")}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(aside, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  try {
    linkSync(aside, keyFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
