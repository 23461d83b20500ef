import type { Switched } from "./sandbox-behaviours";
import { type AinuaState, accountOf, isCompany, personOf, userOf } from "./sandbox-state";

export type EntryKind = "accounts" | "users";
type Choices = Switched<"remove_scope" | "bindings_on_removal" | "rejoin">;

/** Whether an entry has the documented form: null, or an object with the fields of its kind as text. */
export function isEntry(kind: EntryKind, value: unknown): value is Record<string, string> | null {
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const wanted = kind === "users" ? ["email"] : ["name", "id"];
  return wanted.every((name) => {
    const text = (value as Record<string, unknown>)[name];
    return typeof text === "string" && text.trim() !== "";
  });
}

/** Puts one entry of a connector in place, or takes it away; answers whether anything changed. */
export function putEntry(
  state: AinuaState,
  kind: EntryKind,
  connector: string,
  [externalId, entry]: [string, Record<string, string> | null],
  choices: Choices,
): boolean {
  if (kind === "users")
    return entry
      ? putUser(state, connector, externalId, entry.email ?? "", choices)
      : dropUser(state, connector, externalId, choices);
  return entry
    ? putAccount(state, connector, externalId, { name: entry.name ?? "", commonId: entry.id ?? "" }, choices)
    : dropAccount(state, connector, externalId, choices);
}

function putUser(
  state: AinuaState,
  connector: string,
  externalId: string,
  email: string,
  { rejoin }: Choices,
): boolean {
  const known = userOf(state, connector, externalId);
  if (known?.email === email) return false;
  const person = known && rejoin === "stays" ? known.person : personOf(email);
  if (known) Object.assign(known, { email, person });
  else state.users.push({ connector, externalId, email, person });
  for (const binding of state.bindings) {
    const isHis = binding.connector === connector && binding.user === externalId;
    if (isHis && (known || binding.person === null)) binding.person = person;
  }
  return true;
}

function dropUser(state: AinuaState, connector: string, externalId: string, choices: Choices): boolean {
  const known = userOf(state, connector, externalId);
  if (!known) return false;
  const isGone = (u: { connector: string; externalId: string; person: string }): boolean =>
    choices.remove_scope === "identity"
      ? u.person === known.person
      : u.connector === connector && u.externalId === externalId;
  const gone = state.users.filter(isGone);
  state.users = state.users.filter((u) => !isGone(u));
  if (choices.bindings_on_removal === "kept") return true;
  state.bindings = state.bindings.filter(
    (b) => !gone.some((u) => u.connector === b.connector && u.externalId === b.user),
  );
  return true;
}

function putAccount(
  state: AinuaState,
  connector: string,
  externalId: string,
  { name, commonId }: { name: string; commonId: string },
  { rejoin }: Choices,
): boolean {
  const known = accountOf(state, connector, externalId);
  if (known?.name === name && known.commonId === commonId) return false;
  const company = known && rejoin === "stays" ? known.company : commonId;
  if (known) Object.assign(known, { name, commonId, company });
  else state.accounts.push({ connector, externalId, name, commonId, company });
  return true;
}

function dropAccount(state: AinuaState, connector: string, externalId: string, choices: Choices): boolean {
  const known = accountOf(state, connector, externalId);
  if (!known) return false;
  state.accounts = state.accounts.filter((a) =>
    choices.remove_scope === "identity" ? a.company !== known.company : a !== known,
  );
  const isOver = !isCompany(state, known.company);
  if (isOver && choices.bindings_on_removal === "dropped")
    state.bindings = state.bindings.filter((b) => b.company !== known.company);
  return true;
}
