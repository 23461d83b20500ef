import { DomainError } from "@/lib/core/errors";
import type { Role } from "@/lib/core/permissions";

/** What each role may do, in the words of the sign-in page. */
export const ROLE_SAYS: Readonly<Record<Role, string>> = {
  owner: "May do everything: systems, operators, keys, policies",
  admin: "Maintains groups, connectors, tokens, mappings",
  support: "Explains a refusal, revokes, blocks; never grants",
  auditor: "Reads everything, as of any day; changes nothing",
};

export type OperatorFacts = {
  id: string;
  name: string;
  email: string;
  role: Role;
  isDemo: boolean;
  disabledAt: Date | null;
};

/** Refuses an owner who would take his own way in away; another owner can do it for him. */
export function refuseOnSelf(actorId: string, operatorId: string, act: string): void {
  if (actorId !== operatorId) return;
  throw new DomainError("rule_broken", `You can't ${act} yourself. Nothing was changed.`, {
    next: "Ask another owner to do it.",
  });
}

/**
 * Refuses to take away the last owner who can sign in. Demo owners don't stand in for a real one: they are shut out as soon
 * as there is one.
 */
export function refuseLastOwner(target: OperatorFacts, enabledOwners: readonly OperatorFacts[]): void {
  if (target.role !== "owner" || target.disabledAt) return;
  const others = enabledOwners.filter((owner) => owner.id !== target.id && (target.isDemo || !owner.isDemo));
  if (others.length > 0) return;
  throw new DomainError("rule_broken", `${target.name} is the last owner. Nothing was changed.`, {
    next: "Make somebody else an owner first.",
  });
}
