import { DomainError } from "@/lib/core/errors";
import type { EndpointKind } from "@/lib/upstreams/profile";
import { profileOf } from "@/lib/upstreams/profiles";

/** What the vendor calls this kind of endpoint; a kind that its profile doesn't know (any more) by its own key, and able to write. */
export function endpointKind(vendor: string, kind: string): Pick<EndpointKind, "label" | "plural" | "canWrite"> {
  const known = profileOf(vendor).endpointKinds.find((one) => one.kind === kind);
  return known ?? { label: kind, plural: kind, canWrite: true };
}

/** Whether an endpoint of this kind can change data at this vendor. */
export function canWrite(vendor: string, kind: string): boolean {
  return endpointKind(vendor, kind).canWrite;
}

/** Refuses kinds that the vendor has not and names that it doesn't write so; throws `invalid_input` under `names`. */
export function checkEndpoints(vendor: string, endpoints: readonly EndpointWish[]): void {
  const kinds = profileOf(vendor).endpointKinds;
  for (const { kind, name } of endpoints) {
    const known = kinds.find((one) => one.kind === kind);
    const says = !known
      ? `${profileOf(vendor).name} has no such kind; choose ${kinds.map(({ label }) => label).join(", ")}`
      : new RegExp(known.pattern.regex).test(name)
        ? null
        : `${name}: ${known.pattern.says}`;
    if (says) throw new DomainError("invalid_input", says, { fields: { names: says } });
  }
}

export type EndpointWish = { kind: string; name: string };

const keyOf = ({ kind, name }: EndpointWish): string => `${kind}:${name.toLowerCase()}`;

/** What really changes: of the wished additions those not in yet, of the removals those that are in; once each. */
export function endpointDelta(
  current: readonly EndpointWish[],
  wish: { include: readonly EndpointWish[]; exclude: readonly EndpointWish[] },
): { added: EndpointWish[]; removed: EndpointWish[] } {
  const has = new Map(current.map((endpoint) => [keyOf(endpoint), endpoint]));
  const excluded = new Set(wish.exclude.map(keyOf));
  const added = new Map<string, EndpointWish>();
  for (const endpoint of wish.include) {
    const key = keyOf(endpoint);
    if (!has.has(key) && !excluded.has(key)) added.set(key, endpoint);
  }
  const removed = [...excluded].map((key) => has.get(key)).filter((endpoint) => endpoint !== undefined);
  return { added: [...added.values()], removed };
}

export type LinkFacts = {
  connectorName: string;
  systemName: string;
  group: { code: string; isEverybody: boolean; headCount: number };
  /** Names of the endpoints that can write. */
  writing: readonly string[];
  /** Names of the other connectors that ride on the group. */
  riders: readonly string[];
};

const count = (n: number, one: string, many: string): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** What to know before a connector is linked to a group: above all that everybody gets in, and that it can write. */
export function linkWarnings({ connectorName, systemName, group, writing, riders }: LinkFacts): string[] {
  const warnings: string[] = [];
  if (group.isEverybody) {
    const people = count(group.headCount, "user", "users");
    warnings.push(
      `Everybody is a rule, not a list: all ${people} of ${systemName} become members for ${connectorName}.`,
    );
    if (writing.length > 0)
      warnings.push(`${connectorName} can write (${writing.join(", ")}), and it would be open to everybody.`);
  } else if (group.headCount === 0) {
    warnings.push(`${group.code} has no members, so nobody can use ${connectorName}.`);
  }
  if (riders.length > 0) {
    const them = riders.length === 1 ? "rides" : "ride";
    const then = group.isEverybody ? "." : ": who is added to it gets in there as well.";
    warnings.push(`${riders.join(", ")} ${them} on ${group.code} too${then}`);
  }
  return warnings;
}
