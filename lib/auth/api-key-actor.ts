import "server-only";
import type { Caller } from "@/lib/core/actor";
import type { Role } from "@/lib/core/permissions";
import { type Db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { readOwnKey } from "@/lib/vault/own-keys";
import { noteKeyUse } from "./key-use";

// A text that is no key of ours, by its checksum, costs no query. One that could be is looked up by its SHA-256: how long an index
// takes tells at most how the hash of a guess compares, and nobody can steer the hash of a secret of 178 random bits. So nothing is
// compared letter by letter that a caller chose.

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
  if (!rows[0]) return null;
  noteKeyUse(from, rows[0].id);
  return { kind: "api_key", ...rows[0] };
}
