import { type SandboxStore, sha256 } from "../sandbox/store";
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

export type Store = SandboxStore<SandboxState, SandboxSeed>;

export const sameCode = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
export const isEverybody = (code: string): boolean => sameCode(code, EVERYBODY) || sameCode(code, "Iedereen");

/** The 64 characters inside a token's XML in upper case, or null where the text is no token. */
export function tokenData(xml: string): string | null {
  const found = /^\s*<token>\s*<version>1<\/version>\s*<data>([0-9a-f]{64})<\/data>\s*<\/token>\s*$/i.exec(xml);
  return found?.[1]?.toUpperCase() ?? null;
}

/** The state of a fresh environment. */
export function fromSeed(seed: SandboxSeed): SandboxState {
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
