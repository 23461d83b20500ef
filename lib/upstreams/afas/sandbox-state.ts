import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from "node:fs";
import { EVERYBODY, type SandboxSeed, type SandboxUser, type SeedConnector } from "./sandbox-seed";

export type SandboxGroup = { code: string; description: string; isBlocked: boolean; members: string[] };
export type SandboxToken = {
  connector: string;
  userCode: string;
  description: string;
  /** SHA-256 of the 64 hexadecimal characters in upper case; the text itself is kept nowhere. */
  sha256: string;
  lastFour: string;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};
export type SandboxMail = {
  to: string;
  userCode: string;
  subject: string;
  otp: string;
  connector: string;
  sentAt: string;
};
export type SandboxOtp = { connector: string; userCode: string; otp: string; description: string; isUsed: boolean };
export type SandboxState = {
  environment: string;
  participant: string;
  environmentKey: string;
  users: SandboxUser[];
  groups: SandboxGroup[];
  connectors: SeedConnector[];
  tokens: SandboxToken[];
  mailbox: SandboxMail[];
  otps: SandboxOtp[];
};

/** One accepted effect: `changed` is false when the state already was as asked. */
export type LedgerEntry = {
  seq: number;
  at: string;
  op: string;
  subject: string;
  bodySha256: string;
  changed: boolean;
};

export type SandboxStore = {
  readonly state: SandboxState;
  readonly ledger: readonly LedgerEntry[];
  /** Makes the change, then puts ledger and state on disk (fsync) before it returns; what `change` throws leaves no trace. */
  record(op: string, subject: string, body: string, change: () => boolean): boolean;
  reset(seed: SandboxSeed): void;
};

export const sameCode = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
export const isEverybody = (code: string): boolean => sameCode(code, EVERYBODY) || sameCode(code, "Iedereen");

/** The 64 characters inside a token's XML in upper case, or null where the text is no token. */
export function tokenData(xml: string): string | null {
  const found = /^\s*<token>\s*<version>1<\/version>\s*<data>([0-9a-f]{64})<\/data>\s*<\/token>\s*$/i.exec(xml);
  return found?.[1]?.toUpperCase() ?? null;
}

/** Opens the store: what the state file holds, or the seed where there is none yet. */
export function openStore(seed: SandboxSeed, stateFile: string | undefined): SandboxStore {
  const ledgerFile = stateFile ? `${stateFile}.ledger.ndjson` : undefined;
  const isKnown = stateFile !== undefined && existsSync(stateFile);
  let state = isKnown ? (JSON.parse(readFileSync(stateFile, "utf8")) as SandboxState) : fromSeed(seed);
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

function fromSeed(seed: SandboxSeed): SandboxState {
  const groups = seed.groups.map((g) => ({ ...g, isBlocked: g.isBlocked ?? false, members: [...g.members] }));
  if (!groups.some((g) => isEverybody(g.code))) {
    groups.unshift({ code: EVERYBODY, description: "All Profit users", isBlocked: false, members: [] });
  }
  return {
    environment: seed.environment,
    participant: seed.participant,
    environmentKey: seed.environmentKey,
    users: seed.users.map((u) => ({ outsite: false, upn: null, personId: null, ...u })),
    groups,
    connectors: structuredClone(seed.connectors),
    tokens: seed.tokens.map(seedToken),
    mailbox: [],
    otps: [],
  };
}

function seedToken(token: SandboxSeed["tokens"][number]): SandboxToken {
  const data = tokenData(token.text);
  if (!data) throw new Error(`the seed's token "${token.description}" is not in the vendor's form`);
  return {
    connector: token.connector,
    userCode: token.userCode,
    description: token.description,
    sha256: sha256(data),
    lastFour: data.slice(-4),
    createdAt: token.createdAt ?? new Date().toISOString(),
    lastUsedAt: token.lastUsedAt ?? null,
    expiresAt: token.expiresAt ?? null,
  };
}

function readLedger(file: string): LedgerEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as LedgerEntry);
}

function persist(file: string, state: SandboxState): void {
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

export const findUser = (state: SandboxState, code: string): SandboxUser | undefined =>
  state.users.find((u) => sameCode(u.userCode, code));
export const findGroup = (state: SandboxState, code: string): SandboxGroup | undefined =>
  state.groups.find((g) => sameCode(g.code, code));
export const findConnector = (state: SandboxState, name: string): SeedConnector | undefined =>
  state.connectors.find((c) => sameCode(c.name, name));

/** Everybody is a rule, not a list; a blocked group gives nobody anything (assumed: the manual is silent). */
export function isMember(state: SandboxState, groupCode: string | null, userCode: string): boolean {
  const group = groupCode === null ? undefined : findGroup(state, groupCode);
  if (!group || group.isBlocked) return false;
  return isEverybody(group.code) || group.members.some((code) => sameCode(code, userCode));
}
