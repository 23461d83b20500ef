import "server-only";
import { checkpointLag } from "@/lib/audit/checkpoint";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db } from "@/lib/db/client";

type Reader = Extract<Actor, { kind: "operator" }>;

function check(actor: Reader): void {
  if (!canRead(actor.role, "audit.read")) throw new DomainError("not_found");
}

/** Names of everybody who may act in Gatehouse, for filters; the worker among them. */
export async function readActors(actor: Reader): Promise<{ id: string; name: string }[]> {
  check(actor);
  const operators = await db.operator.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
  return [...operators, { id: "system", name: "Gatehouse itself" }];
}

/** How much of the audit log a signed checkpoint vouches for. */
export async function readChainState(actor: Reader): ReturnType<typeof checkpointLag> {
  check(actor);
  return checkpointLag(db);
}
