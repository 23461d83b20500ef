import "server-only";
import { adoptBatch } from "@/lib/adopt/adopt-batch";
import { adoptSystem } from "@/lib/adopt/adopt-system";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { changeApplication } from "@/lib/applications/change-application";
import { createApplication } from "@/lib/applications/create-application";
import { makeApplicationKey } from "@/lib/applications/make-application-key";
import { retireApplication } from "@/lib/applications/retire-application";
import { revokeApplicationKey } from "@/lib/applications/revoke-application-key";
import { rotateApplicationKey } from "@/lib/applications/rotate-application-key";
import { exportAudit } from "@/lib/audit/export-audit";
import { blockConnector } from "@/lib/blocks/block-connector";
import { blockGroup } from "@/lib/blocks/block-group";
import { blockUser } from "@/lib/blocks/block-user";
import { disableUser } from "@/lib/blocks/disable-user";
import { enableUser } from "@/lib/blocks/enable-user";
import { reopenSystem } from "@/lib/blocks/reopen-system";
import { suspendSystem } from "@/lib/blocks/suspend-system";
import { unblockConnector } from "@/lib/blocks/unblock-connector";
import { unblockGroup } from "@/lib/blocks/unblock-group";
import { unblockUser } from "@/lib/blocks/unblock-user";
import { changeConnector } from "@/lib/connectors/change-connector";
import { createConnector } from "@/lib/connectors/create-connector";
import { declareFilter } from "@/lib/connectors/declare-filter";
import { linkConnector } from "@/lib/connectors/link-connector";
import { retireConnector } from "@/lib/connectors/retire-connector";
import { setConnectorKeys } from "@/lib/connectors/set-connector-keys";
import { setEndpoints } from "@/lib/connectors/set-endpoints";
import { withdrawFilter } from "@/lib/connectors/withdraw-filter";
import { finishDelivery } from "@/lib/deliveries/finish-delivery";
import { proveDelivery } from "@/lib/deliveries/prove-delivery";
import { resolveDelivery } from "@/lib/deliveries/resolve-delivery";
import { retryDelivery } from "@/lib/deliveries/retry-delivery";
import { acceptDrift } from "@/lib/drift/accept-drift";
import { ignoreDrift } from "@/lib/drift/ignore-drift";
import { restoreDrift } from "@/lib/drift/restore-drift";
import { setDriftPolicy } from "@/lib/drift/set-drift-policy";
import { exportList } from "@/lib/evidence/export-list";
import type { Operation } from "@/lib/gate/operation";
import { archiveGroup } from "@/lib/groups/archive-group";
import { changeMembership } from "@/lib/groups/change-membership";
import { createGroup } from "@/lib/groups/create-group";
import { renameGroup } from "@/lib/groups/rename-group";
import { closeHandTask } from "@/lib/hand-tasks/close-hand-task";
import { refuseHandTask } from "@/lib/hand-tasks/refuse-hand-task";
import { takeHandTask } from "@/lib/hand-tasks/take-hand-task";
import { changeEmail } from "@/lib/identities/change-email";
import { linkIdentity } from "@/lib/identities/link-identity";
import { pointIdentity } from "@/lib/identities/point-identity";
import { unlinkIdentity } from "@/lib/identities/unlink-identity";
import { applyImport } from "@/lib/imports/apply-import";
import { carryOnImport } from "@/lib/imports/carry-on-import";
import { addMappings } from "@/lib/mappings/add-mappings";
import { pointMappings } from "@/lib/mappings/point-mappings";
import { removeMappings } from "@/lib/mappings/remove-mappings";
import { rotateMappedToken } from "@/lib/mappings/rotate-mapped-token";
import { splitToken } from "@/lib/mappings/split-token";
import { acceptRead } from "@/lib/observe/accept-read";
import { readSystem } from "@/lib/observe/read-system";
import { addOperator } from "@/lib/operators/add-operator";
import { changeRole } from "@/lib/operators/change-role";
import { disableOperator } from "@/lib/operators/disable-operator";
import { enableOperator } from "@/lib/operators/enable-operator";
import { endOwnSessions, endSessions } from "@/lib/operators/end-sessions";
import { refuseSignIn } from "@/lib/operators/refuse-sign-in";
import { setPassword } from "@/lib/operators/set-password";
import { setUpOwner } from "@/lib/operators/set-up-owner";
import { signIn } from "@/lib/operators/sign-in";
import { signOut } from "@/lib/operators/sign-out";
import { connectSystem } from "@/lib/systems/connect-system";
import { pauseSystem } from "@/lib/systems/pause-system";
import { reassertSystem } from "@/lib/systems/reassert-system";
import { replaceCredential } from "@/lib/systems/replace-credential";
import { resumeSystem } from "@/lib/systems/resume-system";
import { testSystem } from "@/lib/systems/test-system";
import { discardTokenSecret } from "@/lib/tokens/discard-token-secret";
import { enterTokenCode } from "@/lib/tokens/enter-token-code";
import { enterTokenText } from "@/lib/tokens/enter-token-text";
import { issueToken } from "@/lib/tokens/issue-token";
import { registerToken } from "@/lib/tokens/register-token";
import { requestToken } from "@/lib/tokens/request-token";
import { resumeToken } from "@/lib/tokens/resume-token";
import { revealToken } from "@/lib/tokens/reveal-token";
import { revokeLeakedToken } from "@/lib/tokens/revoke-leaked-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { revokeTokens } from "@/lib/tokens/revoke-tokens";
import { rotateToken } from "@/lib/tokens/rotate-token";
import { setTokenExpiry } from "@/lib/tokens/set-token-expiry";
import { suspendToken } from "@/lib/tokens/suspend-token";
import { changeAccount } from "@/lib/users/change-account";
import { changeUser } from "@/lib/users/change-user";
import { createAccount } from "@/lib/users/create-account";
import { createUser } from "@/lib/users/create-user";
import { leaveUser } from "@/lib/users/leave-user";
import { removeAccount } from "@/lib/users/remove-account";

/** Any operation, whatever it takes and answers. */
// biome-ignore lint/suspicious/noExplicitAny: an operation consumes its input and produces it, so no other type holds them all
export type AnyOperation = Operation<any, any>;

/**
 * Every operation there is. It is the one source of permissions, API addresses and the gate's table of tests: what is not
 * listed here has no door. A slice adds its operations in its own block, in the order of the navigation.
 */
export const OPERATIONS: readonly AnyOperation[] = [
  // groups
  createGroup,
  renameGroup,
  archiveGroup,
  changeMembership,
  // users
  createUser,
  changeUser,
  leaveUser,
  createAccount,
  changeAccount,
  removeAccount,
  // connectors
  createConnector,
  changeConnector,
  linkConnector,
  setEndpoints,
  setConnectorKeys,
  declareFilter,
  withdrawFilter,
  retireConnector,
  // tokens
  requestToken,
  enterTokenCode,
  registerToken,
  revealToken,
  discardTokenSecret,
  issueToken,
  rotateToken,
  enterTokenText,
  setTokenExpiry,
  suspendToken,
  resumeToken,
  revokeToken,
  revokeTokens,
  revokeLeakedToken,
  // host applications and mappings
  createApplication,
  changeApplication,
  retireApplication,
  makeApplicationKey,
  rotateApplicationKey,
  revokeApplicationKey,
  addMappings,
  pointMappings,
  removeMappings,
  splitToken,
  rotateMappedToken,
  linkIdentity,
  pointIdentity,
  unlinkIdentity,
  changeEmail,
  // blocks
  blockConnector,
  unblockConnector,
  blockUser,
  unblockUser,
  disableUser,
  enableUser,
  blockGroup,
  unblockGroup,
  suspendSystem,
  reopenSystem,
  // deliveries and hand tasks
  retryDelivery,
  resolveDelivery,
  finishDelivery,
  proveDelivery,
  takeHandTask,
  closeHandTask,
  refuseHandTask,
  // systems
  connectSystem,
  replaceCredential,
  testSystem,
  pauseSystem,
  resumeSystem,
  reassertSystem,
  readSystem,
  acceptRead,
  adoptSystem,
  adoptBatch,
  // drift
  setDriftPolicy,
  acceptDrift,
  restoreDrift,
  ignoreDrift,
  // imports
  applyImport,
  carryOnImport,
  // operators
  addOperator,
  changeRole,
  setPassword,
  disableOperator,
  enableOperator,
  endSessions,
  endOwnSessions,
  setUpOwner,
  signIn,
  refuseSignIn,
  signOut,
  // api-keys
  createApiKey,
  revokeApiKey,
  // audit
  exportAudit,
  exportList,
];

const byId = new Map(OPERATIONS.map((operation) => [operation.id, operation]));

/** The operation of this id; null for an unknown one. */
export function operationById(id: string): AnyOperation | null {
  return byId.get(id) ?? null;
}
