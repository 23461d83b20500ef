import type { switchesOf } from "./sandbox-behaviours";
import { type AinuaState, accountOf, type Binding, isCompany, userOf } from "./sandbox-state";

type Choices = ReturnType<typeof switchesOf>;
export type ListPlan = { company: string; wanted: Binding[]; refused: string | null } | "ignored" | "unknown account";

/** What a list comes to: the company that its path names, who is to be bound, and whom nobody knows. */
export function planList(
  state: AinuaState,
  connector: string,
  idInPath: string,
  list: readonly string[],
  choices: Choices,
): ListPlan {
  const byExternalId = choices.isLenient ? accountOf(state, connector, idInPath)?.company : undefined;
  const company = isCompany(state, idInPath) ? idInPath : (byExternalId ?? idInPath);
  if (!isCompany(state, company)) {
    if (choices.unknown_account === "ignore") return "ignored";
    if (choices.unknown_account === "reject404") return "unknown account";
  }
  let refused: string | null = null;
  const wanted = [...new Set(list)].flatMap((user): Binding[] => {
    const known = userOf(state, connector, user);
    if (known) return [{ connector, company, user, person: known.person }];
    if (choices.unknown_user === "reject404") refused ??= user;
    return choices.unknown_user === "park" ? [{ connector, company, user, person: null }] : [];
  });
  return { company, wanted, refused };
}

/** Binds who is wanted, and under `replace` unbinds the others; answers whether anything changed. */
export function bind(
  state: AinuaState,
  connector: string,
  { company, wanted }: { company: string; wanted: readonly Binding[] },
  choices: Choices,
): boolean {
  const isSame = (a: Binding, b: Binding): boolean =>
    a.connector === b.connector && a.company === b.company && a.user === b.user;
  const isReplaced = (b: Binding): boolean =>
    choices.binding_mode === "replace" &&
    b.company === company &&
    (choices.replace_scope === "account" || b.connector === connector) &&
    !wanted.some((w) => isSame(w, b));
  const kept = state.bindings.filter((b) => !isReplaced(b));
  const added = wanted.filter((w) => !kept.some((b) => isSame(w, b)));
  const changed = added.length > 0 || kept.length < state.bindings.length;
  state.bindings = [...kept, ...added];
  return changed;
}
