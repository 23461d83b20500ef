import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import type { Capability } from "@/lib/upstreams/driver";
import { EFFECT_TYPES, type EffectType } from "@/lib/upstreams/effects";
import { VENDORS } from "@/lib/upstreams/registry";

export type CapabilityRow = {
  effect: EffectType;
  label: string;
  capabilities: { vendor: string; how: Capability["how"]; sentence: string; isAssumed: boolean }[];
};

const LABELS: Readonly<Record<EffectType, string>> = {
  "user.create.v1": "Create an account",
  "user.remove.v1": "Remove an account",
  "user.update.v1": "Change a user's properties",
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

/** What each vendor's driver says it can do about each effect, in the order of the product's words. */
export function listCapabilities(actor: Extract<Actor, { kind: "operator" }>): {
  vendors: string[];
  rows: CapabilityRow[];
} {
  if (!canRead(actor.role, "systems.read")) throw new DomainError("not_found");
  const rows = EFFECT_TYPES.map((effect) => ({
    effect,
    label: LABELS[effect],
    capabilities: VENDORS.map((driver) => {
      const { how, sentence, isAssumed } = driver.capabilities[effect];
      return { vendor: driver.name, how, sentence, isAssumed: isAssumed ?? false };
    }),
  }));
  return { vendors: VENDORS.map((driver) => driver.name), rows };
}
