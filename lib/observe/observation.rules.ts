import type { Observed } from "@/lib/upstreams/driver";

/** One thing that a vendor showed, as it is kept: found again by its key, compared by its state. */
export type ObservationRow = {
  key: string;
  groupKey: string | null;
  accountKey: string | null;
  state: Readonly<Record<string, unknown>>;
  /** The whole text of a token, on its way to its fingerprint; it is never part of the state. */
  text?: string;
};

// A tab stands in no vendor's name.
const keyOf = (...parts: readonly string[]): string => parts.join("\t");

/** What is kept of an observed thing. Keys are folded to lower case by the database, as it folds the names of facts. */
export function observationOf(one: Observed): ObservationRow {
  switch (one.kind) {
    case "user": {
      const { remoteId, ref = null, name, email, isBlocked, attributes } = one;
      const state = { remoteId, ref, name, email, isBlocked, attributes: sorted(attributes) };
      return { key: remoteId, groupKey: null, accountKey: remoteId, state };
    }
    case "group": {
      const { code, ref = null, description, attributes = {} } = one;
      const state = { code, ref, description, attributes: sorted(attributes) };
      return { key: code, groupKey: code, accountKey: null, state };
    }
    case "membership": {
      const { groupCode, remoteId } = one;
      const state = { groupCode, remoteId };
      return { key: keyOf(groupCode, remoteId), groupKey: groupCode, accountKey: remoteId, state };
    }
    case "endpoint": {
      const { groupCode, endpoint } = one;
      const state = { groupCode, kind: endpoint.kind, name: endpoint.name };
      return { key: keyOf(groupCode, endpoint.kind, endpoint.name), groupKey: groupCode, accountKey: null, state };
    }
    case "token": {
      const { remoteId, ref, text, scope, isActive, createdAt, expiresAt } = one;
      const state = { remoteId, ref, scope, isActive, createdAt, expiresAt };
      return {
        key: keyOf(remoteId, ref ?? ""),
        groupKey: null,
        accountKey: remoteId,
        state,
        ...(text ? { text } : {}),
      };
    }
  }
}

const sorted = (attributes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
