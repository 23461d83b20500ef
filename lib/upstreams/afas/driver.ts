import type { Connection, Driver, EffectSecrets, ObservedKind, ObservedPage, Outcome } from "../driver";
import type { Effect } from "../effects";
import { UpstreamError } from "../upstream-error";
import { AFAS_CAPABILITIES, afasCapabilityOf } from "./capabilities";
import { type AfasClient, afasClient } from "./client";
import { afasHandSteps } from "./hand-steps";
import { placeOfAfas } from "./place";
import { probeAfas } from "./probe";
import { AFAS_PROFILE } from "./profile";
import { observeGroups, observeMemberships, observeUsers } from "./reading";
import { redeemCode, requestCode, revokeToken } from "./tokens";
import { addMembership, blockUser, unblockUser, updateUser } from "./users";
import { verifyEffect } from "./verify";

/**
 * AFAS Profit. Settings: `usersConnector`, `userGroupsConnector`, `everybodyGroup`, `authentication` (`classic` or `oauth`).
 * Secrets: `token`, or `client_id` and `client_secret`; `environment_key`, `api_key:<connector>`; of an effect `token_text`, `otp`.
 */
export const afasDriver: Driver = {
  vendor: "afas",
  name: "AFAS Profit",
  profile: AFAS_PROFILE,
  place: placeOfAfas,
  wants: ["groups_of_person"],
  capabilities: AFAS_CAPABILITIES,
  capabilityOf: afasCapabilityOf,
  probe: (connection) => probeAfas(afasClient(connection), connection),
  apply: async (effect, connection, secrets) =>
    applyEffect(effect, afasClient(connection, secrets), connection, secrets),
  verify: async (effect, connection, secrets) =>
    verifyEffect(effect, afasClient(connection, secrets), connection, secrets),
  observes: ["user", "group", "membership"],
  observe,
  handSteps: (effect) => afasHandSteps(effect),
};

async function applyEffect(
  effect: Effect,
  client: AfasClient,
  connection: Connection,
  secrets: EffectSecrets,
): Promise<Outcome> {
  switch (effect.type) {
    case "user.update.v1":
      return updateUser(effect, client, connection);
    case "user.block.v1":
      return blockUser(effect, client, connection);
    case "user.unblock.v1":
      return unblockUser(effect, client, connection);
    case "membership.add.v1":
      return addMembership(effect, client, connection);
    case "token.request_code.v1":
      return requestCode(effect, client, connection);
    case "token.redeem_code.v1":
      return redeemCode(effect, client, connection, secrets);
    case "token.revoke.v1":
      return revokeToken(effect, client, secrets);
    default:
      throw new UpstreamError(
        { kind: "unsupported", wasSent: false },
        "AFAS has no API for this; it is a task for a person.",
      );
  }
}

function observe(kind: ObservedKind, connection: Connection, from?: string | null): AsyncIterable<ObservedPage> {
  const client = afasClient(connection);
  if (kind === "user") return observeUsers(client, connection, from);
  if (kind === "group") return observeGroups(client, connection, from);
  if (kind === "membership") return observeMemberships(client, connection, from);
  throw new UpstreamError({ kind: "unsupported", wasSent: false }, `AFAS has no list of this kind: ${kind}.`);
}
