import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from "node:fs";

/** One accepted effect: `changed` is false when the state already was as asked. */
export type LedgerEntry = {
  seq: number;
  at: string;
  op: string;
  subject: string;
  bodySha256: string;
  changed: boolean;
};

export type SandboxStore<State, Seed> = {
  readonly state: State;
  readonly ledger: readonly LedgerEntry[];
  /** Makes the change, then puts ledger and state on disk (fsync) before it returns; what `change` throws leaves no trace. */
  record(op: string, subject: string, body: string, change: () => boolean): boolean;
  reset(seed: Seed): void;
};

export type StoreOptions<State, Seed> = { seed: Seed; fromSeed: (seed: Seed) => State; stateFile?: string | undefined };

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Opens the store: what the state file holds, or the seed where there is none yet. */
export function openStore<State, Seed>({
  seed,
  fromSeed,
  stateFile,
}: StoreOptions<State, Seed>): SandboxStore<State, Seed> {
  const ledgerFile = stateFile ? `${stateFile}.ledger.ndjson` : undefined;
  const isKnown = stateFile !== undefined && existsSync(stateFile);
  let state = isKnown ? (JSON.parse(readFileSync(stateFile, "utf8")) as State) : fromSeed(seed);
  let ledger = isKnown && ledgerFile ? readLedger(ledgerFile) : [];
  if (stateFile && !isKnown) persist(stateFile, state);

  return {
    get state() {
      return state;
    },
    get ledger() {
      return ledger;
    },
    record(op, subject, body, change) {
      const changed = change();
      const entry = {
        seq: ledger.length + 1,
        at: new Date().toISOString(),
        op,
        subject,
        bodySha256: sha256(body),
        changed,
      };
      ledger.push(entry);
      if (ledgerFile) writeSynced(ledgerFile, "a", `${JSON.stringify(entry)}\n`);
      if (stateFile) persist(stateFile, state);
      return changed;
    },
    reset(next) {
      state = fromSeed(next);
      ledger = [];
      if (ledgerFile && existsSync(ledgerFile)) truncateSync(ledgerFile);
      if (stateFile) persist(stateFile, state);
    },
  };
}

function readLedger(file: string): LedgerEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as LedgerEntry);
}

function persist(file: string, state: unknown): void {
  writeSynced(`${file}.new`, "w", JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

function writeSynced(file: string, flag: "a" | "w", text: string): void {
  const handle = openSync(file, flag, 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
