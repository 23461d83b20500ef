import type { Driver, ObservedKind } from "@/lib/upstreams/driver";
import type { Effect } from "@/lib/upstreams/effects";
import { type BrakeFacts, countOf } from "./reading-views.rules";

export const EVERY_MINUTES = 15;
export const READ_TRIES = 5;

/** A kind is read before those that refer to it. */
const ORDER: readonly ObservedKind[] = ["user", "group", "membership", "endpoint", "token"];

/** What is read of a vendor, in order. */
export function kindsToRead(observes: readonly ObservedKind[]): ObservedKind[] {
  return ORDER.filter((kind) => observes.includes(kind));
}

const MOST_ROWS = 50;
const MOST_SHARE = 0.05;
// One or two rows are never a mass, however small a system is.
const NEVER_A_MASS = 2;

/** Whether so many rows at once are more than a reading may call gone by itself: over 50, over 5 %, or everything there was. */
export function isBraked({ gone, known }: Pick<BrakeFacts, "gone" | "known">): boolean {
  if (gone > MOST_ROWS) return true;
  if (gone > 1 && gone === known) return true;
  return gone > NEVER_A_MASS && gone > known * MOST_SHARE;
}

/** What a person is told of a braked reading. */
export function brakeSays({ kind, gone, known }: BrakeFacts): string {
  return `The vendor no longer shows ${gone.toLocaleString("en-GB")} of ${countOf(kind, known)}. That is more than one reading may call gone by itself, so nothing is called gone yet.`;
}

const ARCHIVE_AT_A_PLACE: Effect = { type: "group.archive.v1", group: { code: "role @ place", description: "" } };

/** The differences that this vendor can't show, because it knows no such thing: comparing them would find drift for ever. */
export function blindTo(driver: Pick<Driver, "capabilities" | "capabilityOf" | "profile" | "wants">): string[] {
  const { capabilities, profile, wants = [] } = driver;
  const blocks = capabilities["user.block.v1"].how;
  return [
    ...(blocks === "here" || blocks === "impossible" ? ["user.blocked_here", "user.blocked_there"] : []),
    // Names and addresses that a vendor doesn’t have are ours alone; properties are compared only where it shows them.
    ...(capabilities["user.update.v1"].how === "here" ? ["user.renamed", "user.email"] : []),
    // Where the first member makes a group, one without members needn't be there.
    ...(profile.groups === "with_member" ? ["group.missing_empty"] : []),
    // Where an account lives by the list of its groups, one without any is shown as blocked: that was decided with its last group.
    ...(wants.includes("groups_of_person") ? ["user.blocked_without_groups"] : []),
    // A role at a place that is none of its own is there only while somebody holds it; its memberships tell all there is to tell.
    ...(driver.capabilityOf(ARCHIVE_AT_A_PLACE).how === "here" ? ["group.missing_at_place"] : []),
  ];
}
