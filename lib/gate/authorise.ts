import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import type { Operation } from "./operation";

/** Lets through who may do it; throws `unauthenticated` without an actor and `forbidden` for the wrong role. */
export function authorise<I, O>(operation: Operation<I, O>, actor: Actor | null): asserts actor is Actor {
  if (!actor?.id) throw new DomainError("unauthenticated");
  if (!mayDo(operation, actor)) throw new DomainError("forbidden", `Your role may not do this: ${operation.title}.`);
}

/** Whether this actor may do this operation; screens ask it to leave out what would be refused. */
export function mayDo<I, O>(operation: Pick<Operation<I, O>, "roles">, actor: Actor): boolean {
  if (actor.kind === "system") return true;
  return operation.roles !== "system" && operation.roles.includes(actor.role);
}
