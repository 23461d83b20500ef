import type { Capability, EffectClass, ObservedKind } from "@/lib/upstreams/driver";
import type { EffectType } from "@/lib/upstreams/effects";

export type CapabilityCell = {
  /** The vendor's name. */
  vendor: string;
  how: Capability["how"];
  class: EffectClass | null;
  proof: "read" | "none" | null;
  sentence: string;
  isAssumed: boolean;
};
export type CapabilityRow = { effect: EffectType; label: string; capabilities: CapabilityCell[] };
export type ReadingRow = { kind: ObservedKind; label: string; vendors: { vendor: string; isRead: boolean }[] };
export type VendorChoice = { key: string; name: string; notice: string | null };

/** What every effect is called on screen. */
export const EFFECT_LABELS: Readonly<Record<EffectType, string>> = {
  "user.create.v1": "Create an account",
  "user.remove.v1": "Remove an account",
  "user.update.v1": "Change a user’s properties",
  "user.block.v1": "Block a user",
  "user.unblock.v1": "Unblock a user",
  "group.create.v1": "Create a group without members",
  "group.rename.v1": "Rename a group",
  "group.archive.v1": "Delete a group",
  "group.block.v1": "Block a group",
  "group.unblock.v1": "Unblock a group",
  "membership.add.v1": "Add a user to a group",
  "membership.remove.v1": "Take a user out of one group",
  "connector.create.v1": "Create an app connector",
  "connector.link.v1": "Link a connector to a group",
  "connector.include.v1": "Add endpoints to a connector",
  "connector.exclude.v1": "Remove endpoints from a connector",
  "connector.block.v1": "Block a connector",
  "connector.unblock.v1": "Unblock a connector",
  "token.request_code.v1": "Ask for a token by one-time password",
  "token.redeem_code.v1": "Issue a token for a one-time password",
  "token.issue.v1": "Issue a token in one step",
  "token.set_expiry.v1": "Change when a token ends",
  "token.suspend.v1": "Suspend a token",
  "token.resume.v1": "Let a suspended token work again",
  "token.revoke.v1": "Revoke a token",
};

export const READ_LABELS: Readonly<Record<ObservedKind, string>> = {
  user: "Accounts",
  group: "Groups",
  membership: "Users in groups",
  endpoint: "Endpoints of groups",
  token: "Tokens",
};

/** What becomes of an order whose answer was lost, class by class. */
export const CLASS_SAYS: Readonly<Record<EffectClass, string>> = {
  I: "Sent again: doing it twice is harmless",
  K: "Sent again: the vendor recognises our key",
  R: "Looked up first, sent again if missing",
  N: "A person confirms, never sent twice",
};

/** How the outcome is known, in two or three words. */
export function proofWords({ how, proof }: Pick<CapabilityCell, "how" | "proof">): string {
  if (how === "here" || how === "impossible") return "";
  if (proof === "read") return "Read back";
  return how === "api" ? "Not read back" : "A person’s word";
}
