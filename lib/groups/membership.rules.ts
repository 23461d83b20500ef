import { type AskedAccount, adviceOf, lackingOf, prerequisitesOf } from "@/lib/access/prerequisite.rules";

export type Delta = { add: readonly string[]; remove: readonly string[] };

export type DeltaOutcome = {
  /** Not in the group before, in it now. */
  added: string[];
  /** In the group before, not any more. */
  removed: string[];
  /** Already as wished, so left alone. */
  skipped: string[];
};

/** What a delta really changes in a group: only the pairs it names, so deltas of two people commute unless both name the same pair. */
export function applyDelta(members: ReadonlySet<string>, { add, remove }: Delta): DeltaOutcome {
  const outcome: DeltaOutcome = { added: [], removed: [], skipped: [] };
  for (const id of add) (members.has(id) ? outcome.skipped : outcome.added).push(id);
  for (const id of remove) (members.has(id) ? outcome.removed : outcome.skipped).push(id);
  return outcome;
}

export type Readiness = { isReady: boolean; says: string; tone: "ok" | "warn" | "bad" };

export type ReadyAccount = AskedAccount & { vendor: string };

/** Whether an account meets what its vendor asks before it can hold a token, in the words of the column *Ready*. */
export function readinessOf({ vendor, ...account }: ReadyAccount): Readiness {
  const prerequisites = prerequisitesOf(vendor, account);
  const [lacking, advice] = [lackingOf(prerequisites), adviceOf(prerequisites)];
  if (lacking.length > 0) return { isReady: false, says: capitalised(lacking.join("; ")), tone: "warn" };
  if (advice.length > 0) return { isReady: true, says: `Ready. ${advice.join("; ")}`, tone: "ok" };
  return { isReady: true, says: "Ready", tone: "ok" };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const NAMED = 3;

/** Up to three names and how many more: `Kim de Vries, Noor Bakker, Jan Smit and 4 more`. */
export function nameSome(names: readonly string[]): string {
  const more = names.length - NAMED;
  if (more > 0) return `${names.slice(0, NAMED).join(", ")} and ${more.toLocaleString("en-GB")} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "nobody");
}

export type MembershipWarningFacts = {
  code: string;
  /** Connectors linked to the group. */
  riders: readonly string[];
  added: readonly (ReadyAccount & { name: string })[];
  removed: readonly { name: string }[];
  skipped: readonly { name: string }[];
  isRebased: boolean;
};

/** What to think of before members change: what rides on the group, who can't get a token yet, what others did meanwhile. */
export function membershipWarnings(facts: MembershipWarningFacts): string[] {
  const { code, riders, added, removed, skipped, isRebased } = facts;
  const warnings: string[] = [];
  for (const rider of riders) {
    if (added.length > 0) warnings.push(`${rider} rides on ${code}: who is added passes its first light, member.`);
    if (removed.length > 0) warnings.push(`${rider} rides on ${code}: who is taken out loses its first light, member.`);
  }
  const unready = added.filter((account) => !readinessOf(account).isReady).map(({ name }) => name);
  if (unready.length > 0) {
    const verb = unready.length === 1 ? "is" : "are";
    warnings.push(`${nameSome(unready)} ${verb} not ready and can’t get a token yet.`);
  }
  if (skipped.length > 0) warnings.push(`Already so, left alone: ${nameSome(skipped.map(({ name }) => name))}.`);
  if (isRebased) warnings.push(`${code} was changed by somebody since you began; your changes are added to theirs.`);
  return warnings;
}
