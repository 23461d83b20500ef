import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/audit/canonical";

// What is hashed, in one place for the writer and the verifier: every column of the row, so that no byte of it can be changed.

/** A row of the log as it is hashed. `at` has microseconds (as the database keeps it), and `seq` is a number below 2^53. */
export type ChainedEvent = Readonly<{
  seq: number;
  id: string;
  at: string;
  code: string;
  outcome: string;
  actorKind: string;
  actorId: string;
  door: string;
  operation: string;
  changeId: string | null;
  commandId: string | null;
  requestId: string;
  subjectKind: string | null;
  subjectId: string | null;
  relatedIds: readonly string[];
  body: Json;
}>;

/** The hash before the first event. */
export const GENESIS = "0".repeat(64);

/** The hash of an event: over the hash before it and the canonical JSON of all its columns. */
export function linkHash(previousHash: string, event: ChainedEvent): string {
  return sha256(previousHash + canonicalJson(event));
}

/** What the body keeps of the personal text: proof of it while it stands, nothing to guess it from once its salt is erased. */
export function personalDigest(salt: string, personal: Json): string {
  return sha256(salt + canonicalJson(personal));
}

/** A moment in the one spelling that is hashed: `2026-11-21T14:03:07.120000Z`. */
export function chainMoment(at: Date): string {
  return `${at.toISOString().slice(0, -1)}000Z`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
