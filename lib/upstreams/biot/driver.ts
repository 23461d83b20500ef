import type { Connection, Driver, Outcome } from "../driver";
import type { Effect } from "../effects";
import { BIOT_CAPABILITIES, biotCapabilityOf } from "./capabilities";
import { type BiotClient, biotClient } from "./client";
import { biotHandSteps } from "./hand-steps";
import { addMembership, removeMembership } from "./memberships";
import { excludePermissions, includePermissions } from "./permissions";
import { placeOfBiot } from "./place";
import { probeBiot } from "./probe";
import { BIOT_PROFILE } from "./profile";
import { observeBiot, observedAt } from "./reading";
import { createRole, removeRole, renameRole } from "./roles";
import { issueKey, revokeKey } from "./secret-keys";
import { blockServiceUser, createServiceUser, removeServiceUser, unblockServiceUser } from "./service-users";
import { notOffered } from "./translate-error";
import { verifyEffect } from "./verify";

/**
 * BioT's user management. Settings: `signIn` (`service` or `person`), `serviceUserId` or `username`, `tenantId`, `rolesApi` and
 * `searchApi` (`yes` or `no`). Secrets: `secret_key` or `password`.
 */
export const biotDriver: Driver = {
  vendor: "biot",
  name: "BioT",
  profile: BIOT_PROFILE,
  place: placeOfBiot,
  wants: ["groups_of_person", "members_of_group", "group_of_connector"],
  capabilities: BIOT_CAPABILITIES,
  capabilityOf: biotCapabilityOf,
  probe: (connection) => probeBiot(biotClient(connection), connection),
  apply: async (effect, connection, secrets) => applyEffect(effect, biotClient(connection, secrets), connection),
  verify: async (effect, connection, secrets) => verifyEffect(effect, biotClient(connection, secrets)),
  observes: ["user", "group", "membership", "endpoint", "token"],
  observesAt: observedAt,
  observe: (kind, connection, from) => observeBiot(kind, biotClient(connection), connection.settings, from),
  handSteps: biotHandSteps,
};

async function applyEffect(effect: Effect, client: BiotClient, connection: Connection): Promise<Outcome> {
  switch (effect.type) {
    case "user.create.v1":
      return createServiceUser(effect, client);
    case "user.remove.v1":
      return removeServiceUser(effect, client, connection);
    case "user.block.v1":
      return blockServiceUser(effect, client, connection);
    case "user.unblock.v1":
      return unblockServiceUser(effect, client, connection);
    case "group.create.v1":
      return createRole(effect, client);
    case "group.rename.v1":
      return renameRole(effect, client);
    case "group.archive.v1":
      return removeRole(effect, client);
    case "membership.add.v1":
      return addMembership(effect, client, connection);
    case "membership.remove.v1":
      return removeMembership(effect, client, connection);
    case "connector.create.v1":
    case "connector.link.v1":
    case "connector.include.v1":
      return includePermissions(effect, client);
    case "connector.exclude.v1":
      return excludePermissions(effect, client);
    case "token.issue.v1":
      return issueKey(effect, client, connection);
    case "token.revoke.v1":
      return revokeKey(effect, client, connection);
    default:
      throw notOffered("BioT has no call for this.");
  }
}
