import "server-only";
import type { Operation } from "@/lib/gate/operation";

/** Any operation, whatever it takes and answers. */
// biome-ignore lint/suspicious/noExplicitAny: an operation consumes its input and produces it, so no other type holds them all
export type AnyOperation = Operation<any, any>;

/**
 * Every operation there is. It is the one source of permissions, API addresses and the gate's table of tests: what is not
 * listed here has no door. A slice adds its operations in its own block, in the order of the navigation.
 */
export const OPERATIONS: readonly AnyOperation[] = [];

const byId = new Map(OPERATIONS.map((operation) => [operation.id, operation]));

/** The operation of this id; null for an unknown one. */
export function operationById(id: string): AnyOperation | null {
  return byId.get(id) ?? null;
}
