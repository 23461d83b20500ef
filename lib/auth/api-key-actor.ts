import "server-only";
import type { Caller } from "@/lib/core/actor";
import type { Role } from "@/lib/core/permissions";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readOwnKey } from "@/lib/vault/own-keys";

/** The program behind an `Authorization` header; null for everything but a key of ours that works this very moment. */
export async function findActorByKey(from: Db, authorization: string | null): Promise<Caller | null> {
  const text = /^Bearer ([\x21-\x7e]{10,200})$/.exec(authorization ?? "")?.[1];
  const key = text ? readOwnKey(text) : null;
  if (key?.kind !== "key") return null;
  const rows = await queryRows<{ id: string; name: string; role: Role }>(
    from,
    Prisma.sql`
      select id, name, role from api_key
       where hash = ${key.hash} and revoked_at is null and (expires_at is null or expires_at > clock_timestamp())`,
  );
  return rows[0] ? { kind: "api_key", ...rows[0] } : null;
}
