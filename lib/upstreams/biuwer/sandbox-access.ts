import { sameName } from "./person.rules";
import type { Role } from "./sandbox-seed";
import { type Content, findUser, type Grant, membersOf, type State, type User } from "./sandbox-state";

/** What is behind `/share` for one iframe name: the content and the rows, or why not. The order of the checks is the vendor's. */
export type ShareAnswer =
  | { state: "shown"; user: User; content: Content; rows: Record<string, string>[] }
  | { state: "not found" | "bad token" | "no view" };

const isOpen = (window: { from: string; to: string | null }, now: number): boolean =>
  Date.parse(window.from) <= now && (window.to === null || Date.parse(window.to) > now);

export type PolicyRules = { seesNothingWithoutPolicy: boolean; policiesWiden: boolean };

/** The resource and its dates, then the user's token and its dates, then View, then the rows that the policies leave. */
export function openShare(state: State, name: string, rules: PolicyRules, now: number = Date.now()): ShareAnswer {
  const [resource, ...auth] = name.split(":");
  const content = state.content.find((c) => c.shared !== null && c.shared.token === resource);
  if (!content?.shared || !isOpen(content.shared, now)) return { state: "not found" };
  const token = state.tokens.find((t) => t.text === auth.join(":"));
  const user = token && isOpen(token, now) ? findUser(state, token.user) : undefined;
  if (!user) return { state: "bad token" };
  if (!mayView(state, user, content)) return { state: "no view" };
  return { state: "shown", user, content, rows: rowsFor(state, user, content, rules) };
}

// Role permissions win over those on an object.
const SEE_ALL: readonly Role[] = ["Content Viewer", "Content Administrator", "Organization Administrator"];

/** Denied unless a role, a grant or a grant on the Shared Space lets him; every level includes View. */
export function mayView(state: State, user: User, content: Content): boolean {
  const groups = state.groups.filter((g) => membersOf(state, g).includes(user));
  const roles = [...user.roles, ...groups.flatMap((g) => (g.type === "advanced" ? g.roles : []))];
  if (user.type === "advanced" && roles.some((role) => SEE_ALL.includes(role))) return true;
  const isHis = ({ kind, id }: Grant): boolean => (kind === "user" ? id === user.id : groups.some((g) => g.id === id));
  const space = state.spaces.find((s) => content.space !== null && sameName(s.name, content.space));
  return [...content.grants, ...(space?.grants ?? [])].some(isHis);
}

/** Rows of the content's dataset. How several policies combine, and what is shown without any, isn't documented: two switches. */
function rowsFor(state: State, user: User, content: Content, rules: PolicyRules): Record<string, string>[] {
  const rows = state.datasets.find((d) => d.name === content.dataset)?.rows ?? [];
  const groups = state.groups.filter((g) => membersOf(state, g).includes(user)).map((g) => g.id);
  const policies = state.policies.filter(
    (p) => p.dataset === content.dataset && (p.users.includes(user.id) || p.groups.some((id) => groups.includes(id))),
  );
  if (policies.length === 0) return rules.seesNothingWithoutPolicy ? [] : rows;
  return rows.filter((row) => {
    const passes = policies.map((p) => p.filters.every(({ column, equals }) => row[column] === equals));
    return rules.policiesWiden ? passes.some(Boolean) : passes.every(Boolean);
  });
}
