import "server-only";
import { createHmac } from "node:crypto";
import { DomainError, PUBLIC_TEXT } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db/client";
import { type Place, seal, unseal } from "@/lib/vault/cipher";
import { type KeyRing, readKeyRing } from "@/lib/vault/key-ring";

export type VaultState = { state: "open"; kid: string } | { state: "sealed"; why: string };

const CHECK: Place = { table: "vault", rowId: "vault", field: "check" };
const kept = globalThis as typeof globalThis & {
  gatehouseVaultRefusal?: string | undefined;
  gatehouseVaultCheck?: Promise<VaultState> | undefined;
};

/** Whether secrets can be sealed and opened by this process now, or the sentence that says why not. */
export function vaultState(): VaultState {
  const ring = readKeyRing();
  const why = typeof ring === "string" ? ring : kept.gatehouseVaultRefusal;
  if (why || typeof ring === "string") return { state: "sealed", why: why ?? PUBLIC_TEXT.sealed };
  return { state: "open", kid: ring.current.kid };
}

/** Proves that the key is the one this database was sealed with, and seals this process when it is not; call it at start. */
export async function checkVault(tx: Tx): Promise<VaultState> {
  const ring = readKeyRing();
  if (typeof ring === "string") return vaultState();
  kept.gatehouseVaultRefusal = undefined;
  const { table: tableName, rowId, field } = CHECK;
  const known = await tx.secret.findMany({ where: { tableName, rowId, field } });
  kept.gatehouseVaultRefusal = refusalOf(ring, known);
  const isNew = !known.some(({ kid }) => kid === ring.current.kid);
  if (isNew && !kept.gatehouseVaultRefusal) await sealSecret(tx, CHECK, "this key fits");
  return vaultState();
}

/** As `checkVault`, but only the first time in this process; a database that can't be asked is asked again the next time. */
export function checkVaultOnce(tx: Tx): Promise<VaultState> {
  kept.gatehouseVaultCheck ??= checkVault(tx).catch((error: unknown) => {
    kept.gatehouseVaultCheck = undefined;
    throw error;
  });
  return kept.gatehouseVaultCheck.then(vaultState);
}

/** Stores the text sealed for one place and returns the secret's id; throws `sealed`. */
export async function sealSecret(tx: Tx, place: Place, plaintext: string): Promise<string> {
  const ring = openRing();
  const { table: tableName, rowId, field } = place;
  const sealed = seal(ring, place, plaintext);
  const id = newId("secret");
  await tx.secret.create({ data: { id, tableName, rowId, field, kid: ring.current.kid, sealed } });
  return id;
}

/** The text of a secret that was sealed for exactly this place; throws `sealed`, or `internal` for anything amiss. */
export async function openSecret(tx: Tx, secretId: string, place: Place): Promise<string> {
  openRing();
  const row = await tx.secret.findUnique({ where: { id: secretId } });
  if (!row) throw broken(secretId, "it does not exist");
  return openSealed(row.sealed, place, secretId);
}

/** As `openSecret`, for whoever holds the sealed text already; `name` is what it is called where it can't be opened. */
export function openSealed(sealed: string, place: Place, name: string): string {
  const ring = openRing();
  try {
    return unseal(ring, place, sealed);
  } catch (error) {
    throw broken(name, error instanceof Error ? error.message : "it can't be opened");
  }
}

/** Removes a secret for good; one that is gone already is no error; throws `sealed`. */
export async function destroySecret(tx: Tx, secretId: string): Promise<void> {
  openRing();
  await tx.secret.deleteMany({ where: { id: secretId } });
}

/** What a whole secret is recognised by without being kept: keyed, so that it can't be guessed from outside; throws `sealed`. */
export function fingerprint(text: string): Uint8Array<ArrayBuffer> {
  return digest(openRing().current.fingerprint, text);
}

/** The fingerprints a text may have been stored under, the current key's first; throws `sealed`. */
export function fingerprints(text: string): Uint8Array<ArrayBuffer>[] {
  return openRing().all.map((key) => digest(key.fingerprint, text));
}

function digest(key: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", key).update(text, "utf8").digest());
}

function openRing(): KeyRing {
  const ring = readKeyRing();
  const state = vaultState();
  if (typeof ring === "string" || state.state === "sealed") {
    throw new DomainError("sealed", undefined, {}, state.state === "sealed" ? state.why : null);
  }
  return ring;
}

function refusalOf(ring: KeyRing, known: readonly { kid: string; sealed: string }[]): string | undefined {
  if (known.length === 0) return undefined;
  const ours = known.filter(({ kid }) => ring.all.some((key) => key.kid === kid));
  if (ours.length === 0) return "GATEHOUSE_MASTER_KEY holds none of the keys that this database was sealed with";
  const fits = ours.every(({ sealed }) => {
    try {
      return unseal(ring, CHECK, sealed).length > 0;
    } catch {
      return false;
    }
  });
  return fits ? undefined : "GATEHOUSE_MASTER_KEY is not the key that this database was sealed with";
}

function broken(secretId: string, why: string): DomainError {
  return new DomainError("internal", undefined, {}, `secret ${secretId}: ${why}`);
}
