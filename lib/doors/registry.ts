import "server-only";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import type { Operation } from "@/lib/gate/operation";
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

/** Any operation, whatever it takes and answers. */
// biome-ignore lint/suspicious/noExplicitAny: an operation consumes its input and produces it, so no other type holds them all
export type AnyOperation = Operation<any, any>;

/**
 * Every operation there is. It is the one source of permissions, API addresses and the gate's table of tests: what is not
 * listed here has no door. A slice adds its operations in its own block, in the order of the navigation.
 */
export const OPERATIONS: readonly AnyOperation[] = [
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
];

const byId = new Map(OPERATIONS.map((operation) => [operation.id, operation]));

/** The operation of this id; null for an unknown one. */
export function operationById(id: string): AnyOperation | null {
  return byId.get(id) ?? null;
}
