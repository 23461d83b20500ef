import { randomUUID } from "node:crypto";
import { Refused } from "../sandbox/http";
import type { SandboxStore } from "../sandbox/store";
import { EVERYBODY, fillsItself, sameName } from "./person.rules";
import type { BiuwerSeed, ContentKind, Filter, Level, Role, SeedGrant, UserType } from "./sandbox-seed";

export type User = { id: string; name: string; email: string | null; type: UserType; roles: Role[] };
export type Group = { id: string; name: string; description: string; type: UserType; members: string[]; roles: Role[] };
export type Token = { id: string; user: string; text: string; from: string; to: string | null };
export type Grant = { kind: "user" | "group"; id: string; level: Level };
export type Space = { name: string; grants: Grant[] };
export type Shared = { token: string; from: string; to: string | null };
export type Content = {
  kind: ContentKind;
  name: string;
  owner: string | null;
  space: string | null;
  dataset: string | null;
  grants: Grant[];
  shared: Shared | null;
};
export type Policy = {
  id: string;
  name: string;
  dataset: string;
  users: string[];
  groups: string[];
  filters: Filter[];
};
export type State = {
  instance: string;
  organization: string;
  apiKey: string;
  users: User[];
  groups: Group[];
  tokens: Token[];
  spaces: Space[];
  content: Content[];
  datasets: BiuwerSeed["datasets"];
  policies: Policy[];
  mailbox: { to: string; subject: string; text: string; sentAt: string }[];
  lastId: number;
};
export type Store = SandboxStore<State, BiuwerSeed>;

export const ADMINISTRATORS = "Administrators";
const BUILT_IN: readonly [string, UserType, string][] = [
  [ADMINISTRATORS, "advanced", "Built in"],
  [EVERYBODY, "basic", "Built in; fills itself"],
  ["All advanced users", "advanced", "Built in; fills itself"],
];

/** The state that a seed describes; throws where it names something that it doesn't hold. */
export function fromSeed(seed: BiuwerSeed): State {
  const { instance, organization, apiKey, datasets } = seed;
  const state: State = {
    instance,
    organization,
    apiKey,
    users: [],
    groups: [],
    tokens: [],
    spaces: [],
    content: [],
    datasets: structuredClone(datasets),
    policies: [],
    mailbox: [],
    lastId: 0,
  };
  for (const { roles = [], ...user } of seed.users) state.users.push({ id: nextId(state, "u"), ...user, roles });
  for (const [name, type, description] of BUILT_IN)
    state.groups.push({ id: nextId(state, "g"), name, type, description, members: [], roles: [] });
  for (const { members, description = "", roles = [], ...group } of seed.groups) {
    const ids = members.map((name) => need(findUser(state, name), name).id);
    state.groups.push({ id: nextId(state, "g"), ...group, description, members: ids, roles });
  }
  const grantsOf = (grants: SeedGrant[]): Grant[] => grants.map((grant) => grantOf(state, grant));
  for (const { user, ...token } of seed.tokens)
    state.tokens.push({ id: nextId(state, "t"), user: need(findUser(state, user), user).id, ...token });
  for (const { name, grants } of seed.spaces) state.spaces.push({ name, grants: grantsOf(grants) });
  for (const { kind, name, space = null, dataset = null, grants, shared = null } of seed.content)
    state.content.push({ kind, name, owner: null, space, dataset, grants: grantsOf(grants), shared });
  for (const { users, groups, ...policy } of seed.policies) {
    state.policies.push({
      id: nextId(state, "p"),
      ...policy,
      users: users.map((name) => need(findUser(state, name), name).id),
      groups: groups.map((name) => need(findGroup(state, name), name).id),
    });
  }
  return state;
}

function grantOf(state: State, { user, group, level }: SeedGrant): Grant {
  if (user) return { kind: "user", id: need(findUser(state, user), user).id, level };
  return { kind: "group", id: need(findGroup(state, group ?? ""), group ?? "").id, level };
}

/** The thing, or a refusal that names what is missing. */
export function need<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Refused(`There is no ${name}.`);
  return found;
}

export function nextId(state: State, prefix: string): string {
  state.lastId += 1;
  return `${prefix}-${String(state.lastId).padStart(5, "0")}`;
}

export const newToken = (): string => randomUUID();

export const findUser = (state: State, key: string): User | undefined =>
  state.users.find((u) => u.id === key || sameName(u.email ?? "", key) || sameName(u.name, key));
export const findGroup = (state: State, key: string): Group | undefined =>
  state.groups.find((g) => g.id === key || sameName(g.name, key));
export const findContent = (state: State, kind: string, name: string): Content | undefined =>
  state.content.find((c) => c.kind === kind && sameName(c.name, name));

/** What the ledger calls a user. */
export const keyOf = (user: User): string => user.email ?? user.name;

export const isBuiltIn = (group: Group): boolean => BUILT_IN.some(([name]) => sameName(name, group.name));

/** Who is in a group; the built-in ones of all users fill themselves, and Administrators has those of the role. */
export function membersOf(state: State, group: Group): User[] {
  if (sameName(group.name, EVERYBODY)) return state.users.filter((u) => u.type === "basic");
  if (fillsItself(group.name)) return state.users.filter((u) => u.type === "advanced");
  return state.users.filter((u) => group.members.includes(u.id));
}
