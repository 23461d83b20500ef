import { DomainError } from "@/lib/core/errors";
import { formatMoment } from "@/lib/core/time";

/** A block must be quick in an incident: many people hit ask for the count, never for a second person. */
export const BLOCK_BRAKE = { confirmOver: 25, approveOver: Number.POSITIVE_INFINITY };

/** Why a new connector is blocked before anybody blocked it. */
export const STARTS_BLOCKED = "A new connector starts blocked";

/** Why somebody is blocked whom his directory disabled. */
export const DISABLED_BY_DIRECTORY = "Disabled in the directory";

/** How many people a directory may cut off within an hour, before a person has to look at it. */
export const CUT_OFF_BRAKE = { confirmOver: 50, approveOver: Number.POSITIVE_INFINITY };

export type OpenBlock = {
  id: string;
  reason: string;
  until: Date | string | null;
  validFrom: Date | string;
  /** Set by a directory that disabled the person; only it, or an operator who overrules it, lifts it. */
  byDirectory?: boolean;
  openedIn?: string | null;
};

/** Whether a block still holds: one whose end has passed holds no longer, though nobody has closed it. */
export function isInForce(block: Pick<OpenBlock, "until"> | null, now: Date): boolean {
  return block !== null && (block.until === null || new Date(block.until) > now);
}

/** Throws where a block can't be set: it holds already, or its end lies in the past. */
export function checkCanBlock(name: string, current: OpenBlock | null, until: Date | null, now: Date): void {
  if (until && until <= now) {
    const fields = { until: "This moment has passed; choose a later one or leave it empty" };
    throw new DomainError("invalid_input", undefined, { fields });
  }
  if (current && isInForce(current, now)) {
    throw new DomainError("already_done", `${name} is blocked already, ${sinceAndUntil(current)}.`);
  }
}

/** Throws `already_done` where nothing is blocked; a block whose end has passed can be closed still, so that the vendor is told. */
export function checkCanUnblock(name: string, current: OpenBlock | null): asserts current is OpenBlock {
  if (current === null) throw new DomainError("already_done", `${name} is not blocked.`);
}

/** Since when and until when a block holds, in words. */
export function sinceAndUntil(block: Pick<OpenBlock, "validFrom" | "until">): string {
  const since = `since ${formatMoment(new Date(block.validFrom))} UTC`;
  return block.until === null ? since : `${since}, until ${formatMoment(new Date(block.until))} UTC`;
}

/** A block as its audit event carries it. */
export function blockFields(block: { reason: string; until: Date | string | null }) {
  return { blocked: true, reason: block.reason, until: block.until ? new Date(block.until).toISOString() : null };
}

/** Said before a connector is blocked at a vendor that knows no such thing: a token in the hands of an application goes on working there. */
export function closedHereOnly(connectorName: string, systemName: string): string {
  return `${connectorName} is closed in Gatehouse only; ${systemName} does not enforce this. Suspend or revoke its tokens to close it there.`;
}
