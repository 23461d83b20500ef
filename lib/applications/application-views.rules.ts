import type { KeyShape } from "./application.rules";

/** One host application as lists show it. */
export type ApplicationRow = {
  id: string;
  name: string;
  owner: string | null;
  keyShape: KeyShape;
  /** The app connectors that it may ask for, by name. */
  connectorNames: readonly string[];
  /** How many of its keys to Gatehouse work. */
  workingKeys: number;
  /** How many external keys of it lead somewhere. */
  mappings: number;
  lastUsedAt: Date | null;
  retiredAt: Date | null;
};

export const KEY_STATES = ["working", "ending", "ended", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** One key of a host application to Gatehouse, of which nobody has the text any more. */
export type ApplicationKeyRow = {
  id: string;
  prefix: string;
  lastFour: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  state: KeyState;
  /** The last four of the key that it was made in place of. */
  replaces: string | null;
};

export type ApplicationDetail = Omit<ApplicationRow, "connectorNames"> & {
  purpose: string | null;
  createdAt: Date;
  connectors: readonly { id: string; name: string; systemName: string }[];
  addresses: readonly string[];
  keys: readonly ApplicationKeyRow[];
};

/** Whether a key works, and whether its end is set and near; an end that was set by a rotation lies at most 90 days away. */
export function keyState(key: { expiresAt: Date | null; revokedAt: Date | null }, now: Date): KeyState {
  if (key.revokedAt) return "revoked";
  if (!key.expiresAt) return "working";
  if (key.expiresAt <= now) return "ended";
  return key.expiresAt.getTime() - now.getTime() <= 30 * 86_400_000 ? "ending" : "working";
}
