import type { LongList } from "../contract-bench";
import { fillsItself } from "./person.rules";
import type { BiuwerSandbox } from "./sandbox";
import { findUser, type Group, keyOf, membersOf, type Token, type User } from "./sandbox-state";

const MANY = 75;
let made = 0;

/** The four lists of the assumed API, made long for the chapters about reading; each acts on the sandbox's own books at once. */
export function longLists(sandbox: BiuwerSandbox): LongList[] {
  const next = (): string => {
    made += 1;
    return String(made).padStart(6, "0");
  };
  const user = (): User => {
    const n = next();
    return { id: `u-x${n}`, name: `User ${n}`, email: `user.${n}@example.com`, type: "basic", roles: [] };
  };
  const someone = (): string => sandbox.state.users[0]?.id ?? "";
  const group = (): Group => {
    const n = next();
    return { id: `g-x${n}`, name: `Group ${n}`, description: "", type: "basic", members: [someone()], roles: [] };
  };
  const token = (): Token => {
    const n = next();
    return { id: `t-x${n}`, user: someone(), text: `text-of-${n}`, from: "2026-01-01T00:00:00.000Z", to: null };
  };
  const times = <T>(make: () => T): T[] => Array.from({ length: MANY }, make);
  const memberKeys = (): string[] =>
    sandbox.state.groups
      .filter((g) => !fillsItself(g.name))
      .flatMap((g) => membersOf(sandbox.state, g).map((u) => `${g.name}/${keyOf(u)}`));

  return [
    {
      kind: "user",
      fill: () => void sandbox.state.users.push(...times(user)),
      keyOf: (o) => (o.kind === "user" ? o.remoteId : ""),
      keys: () => sandbox.state.users.map(keyOf),
      drop(key) {
        sandbox.state.users = sandbox.state.users.filter((u) => keyOf(u) !== key);
      },
      addFirst() {
        const added = user();
        sandbox.state.users.unshift(added);
        return keyOf(added);
      },
    },
    {
      kind: "group",
      fill: () => void sandbox.state.groups.push(...times(group)),
      keyOf: (o) => (o.kind === "group" ? o.code : ""),
      keys: () => sandbox.state.groups.map((g) => g.name),
      drop(key) {
        sandbox.state.groups = sandbox.state.groups.filter((g) => g.name !== key);
      },
      addFirst() {
        const added = group();
        sandbox.state.groups.unshift(added);
        return added.name;
      },
    },
    {
      kind: "membership",
      fill: () => void sandbox.state.groups.push(...times(group)),
      keyOf: (o) => (o.kind === "membership" ? `${o.groupCode}/${o.remoteId}` : ""),
      keys: memberKeys,
      drop(key) {
        const [name = "", who = ""] = key.split("/");
        const found = sandbox.state.groups.find((g) => g.name === name);
        const id = findUser(sandbox.state, who)?.id;
        if (found) found.members = found.members.filter((one) => one !== id);
      },
      addFirst() {
        const added = group();
        sandbox.state.groups.unshift(added);
        const [member] = membersOf(sandbox.state, added);
        return `${added.name}/${member ? keyOf(member) : ""}`;
      },
    },
    {
      kind: "token",
      fill: () => void sandbox.state.tokens.push(...times(token)),
      keyOf: (o) => (o.kind === "token" ? (o.ref ?? "") : ""),
      keys: () => sandbox.state.tokens.map((t) => t.id),
      drop(key) {
        sandbox.state.tokens = sandbox.state.tokens.filter((t) => t.id !== key);
      },
      addFirst() {
        const added = token();
        sandbox.state.tokens.unshift(added);
        return added.id;
      },
    },
  ];
}
