import "server-only";
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// argon2id (the library's default) with 19 MiB, two passes and one lane: the least that OWASP's password storage sheet asks.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
// Letters and digits that can't be mistaken for each other when read aloud or copied by hand.
const ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The argon2id hash of a password, for the operator's row. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether the password belongs to the hash; without a hash it takes as long and is never right. */
export async function isPasswordRight(stored: string | null, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await decoy()), password);
  return isRight && stored !== null;
}

/** A password to hand over once: 24 characters in groups of six, about 138 bits. */
export function generatePassword(): string {
  const letters = Array.from({ length: 24 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return [0, 6, 12, 18].map((start) => letters.slice(start, start + 6).join("")).join("-");
}

let decoyHash: Promise<string> | undefined;

// Compared against for an unknown e-mail, so that the time of the answer doesn't tell which e-mails are known.
function decoy(): Promise<string> {
  decoyHash ??= hashPassword(generatePassword());
  return decoyHash;
}
