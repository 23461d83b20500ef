import type { ObservedKind } from "@/lib/upstreams/driver";
import type { Wanted } from "./adopt.schema";
import type { FoundClass } from "./adopt-views.rules";

/** Groups and accounts first: memberships, endpoints and tokens need them. */
export const TAKE_ORDER: readonly ObservedKind[] = ["group", "user", "membership", "endpoint", "token"];

export type Choice = { isChosen: true; id: string | null } | { isChosen: false };

/** What a person settled for one that is ambiguous. */
export function choiceFor(wanted: Wanted, kind: ObservedKind, key: string): Choice {
  const choice = wanted.choices.find((one) => one.kind === kind && one.key === key);
  return choice ? { isChosen: true, id: choice.id } : { isChosen: false };
}

/** Whether one that was found is to be taken over; an ambiguous one only when it was settled, nothing twice. */
export function isWanted(wanted: Wanted, kind: ObservedKind, found: { key: string; foundClass: FoundClass }): boolean {
  if (found.foundClass === "ours" || found.foundClass === "waiting") return false;
  const choice = choiceFor(wanted, kind, found.key);
  if (choice.isChosen) return true;
  if (found.foundClass === "ambiguous" || !wanted.kinds.includes(kind) || !wanted.classes.includes(found.foundClass))
    return false;
  return !wanted.keys || wanted.keys.some((one) => one.kind === kind && one.key === found.key);
}

/** The keys to look at for a kind; undefined where all of it is to be looked at, empty where none is. */
export function keysToTake(wanted: Wanted, kind: ObservedKind): string[] | undefined {
  const own = (list: readonly { kind: ObservedKind; key: string }[]) =>
    list.flatMap((one) => (one.kind === kind ? [one.key] : []));
  const isWhole = !wanted.keys && wanted.classes.length > 0 && wanted.kinds.includes(kind);
  return isWhole ? undefined : [...own(wanted.keys ?? []), ...own(wanted.choices)];
}

type Candidate = { name: string; by?: "email" | "code"; account?: string | null };

/** Why something that was found stands where it stands, in words; null where nothing needs saying. */
export function foundSays(
  kind: ObservedKind,
  found: { foundClass: FoundClass; matchName: string | null; candidates: readonly Candidate[]; sharers?: number },
): string | null {
  const { foundClass, matchName, candidates, sharers = 0 } = found;
  const [first, second] = candidates;
  if (kind === "user" && foundClass === "matched")
    return `Joins ${matchName}, who has the same ${first?.by === "code" ? "code" : "e-mail address"}`;
  if (kind === "user" && foundClass === "ambiguous") {
    if (sharers > 1) return `${sharers} accounts there share this e-mail address`;
    if (first && second) return `The e-mail address points to ${first.name}, the code to ${second.name}`;
    return `${first?.name ?? "That person"} has the account ${first?.account ?? "another"} here already`;
  }
  if (foundClass === "matched") return `Belongs to ${matchName}, which its scope names`;
  if (foundClass === "ambiguous") return "Belongs to one connector; choose which";
  if (foundClass === "waiting") return WAITS[kind];
  return null;
}

const WAITS: Readonly<Record<ObservedKind, string | null>> = {
  user: null,
  group: null,
  membership: "Waits for its group and its account to be taken over",
  endpoint: "Waits for a connector on its group",
  token: "Waits for its account to be taken over",
};
