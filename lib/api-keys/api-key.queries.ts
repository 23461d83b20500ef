import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead, type Role } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type ApiKeyRow = {
  id: string;
  name: string;
  role: Role;
  prefix: string;
  lastFour: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** To the minute; null where it was never used. */
  lastUsedAt: Date | null;
  state: "active" | "expired" | "revoked";
};

/** Every key by its first and last letters, those that work first; for owners only. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyRow[]> {
  if (actor.kind !== "system" && !canRead(actor.role, "operators.read")) throw new DomainError("not_found");
  return queryRows(
    db,
    Prisma.sql`
      select id, name, role, prefix, last_four as "lastFour", created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
             case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' else 'active' end as state
        from api_key
       order by revoked_at is not null or coalesce(expires_at <= now(), false), created_at desc, id
       limit 200`,
  );
}
