import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";

/** A signed head of the chain: whoever holds one can tell later whether anything up to it was changed. */
export type Checkpoint = Readonly<{ seq: number; hash: string; at: string; keyId: string; signature: string }>;

/** The checkpoint signed with this key. */
export function signCheckpoint(key: KeyObject, head: Omit<Checkpoint, "keyId" | "signature">): Checkpoint {
  const unsigned = { ...head, keyId: keyIdOf(key) };
  return { ...unsigned, signature: sign(null, messageOf(unsigned), key).toString("hex") };
}

/** Whether one of these public keys signed exactly this checkpoint. */
export function isSigned(keys: ReadonlyMap<string, KeyObject>, checkpoint: Checkpoint): boolean {
  const key = keys.get(checkpoint.keyId);
  // Hexadecimal has two spellings of a letter; only one is ours.
  if (!key || !/^[0-9a-f]{128}$/.test(checkpoint.signature)) return false;
  return verify(null, messageOf(checkpoint), key, Buffer.from(checkpoint.signature, "hex"));
}

/** The public keys of a text with one or more PEM blocks, by their ids; throws when a block can't be read. */
export function readPublicKeys(pem: string): Map<string, KeyObject> {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[\s\S]*?-----END PUBLIC KEY-----/g) ?? [];
  return new Map(blocks.map((block) => createPublicKey(block)).map((key) => [keyIdOf(key), key]));
}

/** The checkpoint as one line of a file. */
export function checkpointLine({ seq, hash, at, keyId, signature }: Checkpoint): string {
  return canonicalJson({ kind: "checkpoint", seq, hash, at, keyId, signature });
}

/** The checkpoint of a line, read strictly; null for anything that `checkpointLine` would not have written. */
export function readCheckpointLine(line: string): Checkpoint | null {
  try {
    const { kind, ...checkpoint } = JSON.parse(line) as Checkpoint & { kind: string };
    const isShaped =
      kind === "checkpoint" && Number.isSafeInteger(checkpoint.seq) && checkpointLine(checkpoint) === line;
    return isShaped ? checkpoint : null;
  } catch {
    return null;
  }
}

function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);
}

function messageOf({ seq, hash, at, keyId }: Omit<Checkpoint, "signature">): Buffer {
  return Buffer.from(canonicalJson({ purpose: "gatehouse.audit.checkpoint.v1", seq, hash, at, keyId }), "utf8");
}
