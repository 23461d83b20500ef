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

/** A row with its proof: its place in the chain, and the personal text; an erased one has neither text nor salt. */
export type ProvenEvent = ChainedEvent &
  Readonly<{ previousHash: string; hash: string; salt: string | null; personal: Json }>;

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

/** Why a row can't stand where it does, in words; null when it is exactly as it was written. */
export function whyBroken(row: ProvenEvent, expected: { seq: number; previousHash: string }): string | null {
  const { previousHash, hash, salt, personal, ...event } = row;
  if (event.seq !== expected.seq) return "another event stands in its place";
  if (previousHash !== expected.previousHash) return "it does not follow the event before it";
  if (hash !== linkHash(previousHash, event)) return "its content is not what was written";
  if (salt === null) return "its personal text is missing";
  if (personal === null) return salt === "" ? null : "its personal text was taken away but not erased";
  return digestOf(event.body) === personalDigest(salt, personal) ? null : "its personal text is not what was written";
}

function digestOf(body: Json): unknown {
  return typeof body === "object" && body !== null && "personalDigest" in body ? body.personalDigest : null;
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
