import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db } from "@/lib/db/client";

/** A system that accounts and groups can be in, with the key of its vendor. */
export type AccountSystem = { id: string; name: string; vendor: string; environment: string };

/** The systems that accounts and groups can be in, by name; throws `not_found` for whoever may not read the directory. */
export async function listAccountSystems(
  actor: Pick<Extract<Actor, { kind: "operator" }>, "role">,
): Promise<AccountSystem[]> {
  if (!canRead(actor.role, "directory.read")) throw new DomainError("not_found");
  return db.system.findMany({
    select: { id: true, name: true, vendor: true, environment: true },
    orderBy: { name: "asc" },
  });
}
