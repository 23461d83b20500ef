import type { Connection, Driver, EffectSecrets, Outcome } from "../driver";
import type { Effect } from "../effects";
import { UpstreamError } from "../upstream-error";
import { addMembership, giveBack, removeMembership } from "./assignments";
import { CONTRACTFIT_CAPABILITIES, contractfitCapabilityOf } from "./capabilities";
import { type ContractfitClient, contractfitClient } from "./client";
import { contractfitHandSteps } from "./hand-steps";
import { changeKey, issueKey, revokeKey } from "./keys";
import { placeOfContractfit } from "./place";
import { probeContractfit } from "./probe";
import { CONTRACTFIT_PROFILE } from "./profile";
import { observeList } from "./reading";
import { createRole, deleteRole, renameRole } from "./roles";
import { blockUser, createUser, removeUser } from "./users";
import { verifyEffect } from "./verify";

/**
 * Contract.fit. Settings: `prefix`, `setupUser`, `keyInbox` (an inbox id, where keys are maintained at that inbox alone).
 * Secrets: `password` of the set-up user; of an effect `token_text`.
 */
export const contractfitDriver: Driver = {
  vendor: "contractfit",
  name: "Contract.fit",
  profile: CONTRACTFIT_PROFILE,
  place: placeOfContractfit,
  wants: ["groups_of_person", "group_of_connector"],
  capabilities: CONTRACTFIT_CAPABILITIES,
  capabilityOf: contractfitCapabilityOf,
  probe: (connection) => probeContractfit(contractfitClient(connection), connection),
  apply: async (effect, connection, secrets) =>
    applyEffect(effect, contractfitClient(connection, secrets), connection, secrets),
  verify: async (effect, connection, secrets) => verifyEffect(effect, contractfitClient(connection, secrets), secrets),
  observes: ["user", "group", "membership", "token"],
  observe: (kind, connection, from) => observeList(kind, contractfitClient(connection), from),
  handSteps: (effect) => contractfitHandSteps(effect),
};

async function applyEffect(
  effect: Effect,
  client: ContractfitClient,
  connection: Connection,
  secrets: EffectSecrets,
): Promise<Outcome> {
  switch (effect.type) {
    case "user.create.v1":
      return createUser(effect, client, connection);
    case "user.remove.v1":
      return removeUser(effect, client, connection);
    case "user.block.v1":
      return blockUser(effect, client, connection);
    case "user.unblock.v1":
      return giveBack(effect, client, connection);
    case "group.create.v1":
      return createRole(effect, client);
    case "group.rename.v1":
      return renameRole(effect, client);
    case "group.archive.v1":
      return deleteRole(effect, client);
    case "membership.add.v1":
      return addMembership(effect, client, connection);
    case "membership.remove.v1":
      return removeMembership(effect, client, connection);
    case "token.issue.v1":
      return issueKey(effect, client, connection);
    case "token.set_expiry.v1":
    case "token.suspend.v1":
    case "token.resume.v1":
      return changeKey(effect, client, secrets);
    case "token.revoke.v1":
      return revokeKey(effect, client, secrets);
    default:
      throw new UpstreamError(
        { kind: "unsupported", wasSent: false },
        "Contract.fit has no API for this, so nothing was sent.",
      );
  }
}
