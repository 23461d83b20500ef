import type { Observed, ObservedKind, ObservedPage } from "../driver";
import { UpstreamError } from "../upstream-error";
import { type AssumedApi, type ListCall, type Row, textOf } from "./client";
import { readGroup, readToken, readUser, unreadable } from "./lookup";
import { fillsItself } from "./person.rules";

/** What the API of a contract file can show. */
export const READABLE: readonly ObservedKind[] = ["user", "group", "membership", "token"];

/** Pages of one kind, from the beginning or from the page that an earlier one named; rejects rather than show part as all. */
export function observeBiuwer(kind: ObservedKind, api: AssumedApi, from?: string | null): AsyncIterable<ObservedPage> {
  switch (kind) {
    case "user":
      return users(api, from);
    case "group":
      return list(api, "groups.list", from, (row) => groupOf(api, row));
    case "membership":
      return memberships(api, from);
    case "token":
      return tokens(api, from);
    default:
      throw new UpstreamError({ kind: "unsupported", wasSent: false }, `Biuwer has no list of this kind: ${kind}.`);
  }
}

async function* list(
  api: AssumedApi,
  call: ListCall,
  from: string | null | undefined,
  read: (row: Row) => Observed,
): AsyncGenerator<ObservedPage> {
  for await (const { rows, next } of api.pages(call, {}, from)) yield { items: rows.map(read), next };
}

async function* users(api: AssumedApi, from: string | null | undefined): AsyncGenerator<ObservedPage> {
  const filtered = await policySubjects(api);
  yield* list(api, "users.list", from, (row) => {
    const user = readUser(api, row) ?? unreadable();
    const attributes = { type: typeOf(api, user.type), dataPolicy: filtered.has(user.id) };
    const { id: ref, name, email } = user;
    return { kind: "user", remoteId: email ?? name, ref, name, email, isBlocked: false, attributes };
  });
}

function groupOf(api: AssumedApi, row: Row): Observed {
  const { id: ref, name: code, description, type } = readGroup(api, row) ?? unreadable();
  return { kind: "group", code, ref, description, attributes: { type: typeOf(api, type) } };
}

// A group that fills itself has no list of its own: who is in it follows from the user's type.
async function* memberships(api: AssumedApi, from: string | null | undefined): AsyncGenerator<ObservedPage> {
  const names = new Map<string, string>();
  for await (const row of api.rows("users.list")) {
    const { id, name, email } = readUser(api, row) ?? unreadable();
    names.set(id, email ?? name);
  }
  for await (const { items, next } of list(api, "groups.list", from, (row) => groupOf(api, row))) {
    const members: Observed[] = [];
    for (const group of items) {
      if (group.kind !== "group" || !group.ref || fillsItself(group.code)) continue;
      for await (const row of api.rows("members.list", { group: group.ref })) {
        const remoteId = names.get(String(row[api.contract.fields.member.user])) ?? unreadable();
        members.push({ kind: "membership", groupCode: group.code, remoteId });
      }
    }
    yield { items: members, next };
  }
}

async function* tokens(api: AssumedApi, from: string | null | undefined): AsyncGenerator<ObservedPage> {
  const names = new Map<string, string>();
  for await (const row of api.rows("users.list")) {
    const { id, name, email } = readUser(api, row) ?? unreadable();
    names.set(id, email ?? name);
  }
  const now = Date.now();
  yield* list(api, "tokens.list", from, (row) => {
    const { id, user, from: start, to, text } = readToken(api, row) ?? unreadable();
    const isActive = (start === null || Date.parse(start) <= now) && (to === null || Date.parse(to) > now);
    return {
      kind: "token",
      remoteId: names.get(user) ?? unreadable(),
      ref: id,
      ...(text ? { text } : {}),
      scope: null,
      isActive,
      createdAt: null,
      expiresAt: to,
    };
  });
}

/** Everybody whom some policy filters, by himself or by a group. Which rows it leaves isn't read. */
async function policySubjects(api: AssumedApi): Promise<Set<string>> {
  const { users, groups } = api.contract.fields.policy;
  const found = new Set<string>();
  const inGroups = new Set<string>();
  for await (const row of api.rows("policies.list")) {
    for (const id of idsOf(row[users])) found.add(id);
    for (const id of idsOf(row[groups])) inGroups.add(id);
  }
  for (const group of inGroups) {
    for await (const row of api.rows("members.list", { group })) {
      found.add(textOf(row, api.contract.fields.member.user) ?? unreadable());
    }
  }
  return found;
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const typeOf = (api: AssumedApi, value: string): string =>
  value === api.contract.values.advanced ? "advanced" : "basic";
