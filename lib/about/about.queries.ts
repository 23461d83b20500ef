import "server-only";
import { checkpointLag } from "@/lib/audit/checkpoint";
import { readNewestCheckpoint } from "@/lib/audit/checkpoint.store";
import { checkpointPlace } from "@/lib/audit/checkpoint-files";
import { readHead } from "@/lib/audit/proven-events.store";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type CheckName, checkReadiness } from "@/lib/db/health";
import { env } from "@/lib/env";
import { vaultState } from "@/lib/vault/vault";

export type AboutView = {
  checks: { name: CheckName; ok: boolean; words: string }[];
  vault: { isOpen: boolean; says: string };
  head: { seq: number; hash: string };
  checkpoint: { seq: number; at: string; keyId: string } | null;
  unsigned: { events: number; oldest: Date | null };
  checkpointFile: string;
  migrations: { count: number; newest: string | null };
  postgres: string;
};

/** What this installation can prove about itself right now; every part is read at this moment, none is remembered. */
export async function readAbout(actor: Extract<Actor, { kind: "operator" }>): Promise<AboutView> {
  if (!canRead(actor.role, "audit.read")) throw new DomainError("not_found");
  const vault = vaultState();
  const [readiness, head, checkpoint, unsigned, [schema]] = await Promise.all([
    checkReadiness(env().DATABASE_URL, vault.state === "open"),
    readHead(db),
    readNewestCheckpoint(db),
    checkpointLag(db),
    queryRows<AboutView["migrations"] & { postgres: string }>(
      db,
      Prisma.sql`
        select count(*)::int as count, max(migration_name) as newest, current_setting('server_version') as postgres
          from _prisma_migrations where finished_at is not null`,
    ),
  ]);
  return {
    checks: Object.entries(readiness.checks).map(([name, check]) => ({ name: name as CheckName, ...check })),
    vault: {
      isOpen: vault.state === "open",
      says: vault.state === "open" ? `Open, with key ${vault.kid}` : vault.why,
    },
    head,
    checkpoint: checkpoint ? { seq: checkpoint.seq, at: checkpoint.at, keyId: checkpoint.keyId } : null,
    unsigned,
    // The folder says how this machine is laid out, which is the owner's business alone.
    checkpointFile: actor.role === "owner" ? checkpointPlace().checkpointFile : "",
    migrations: { count: schema?.count ?? 0, newest: schema?.newest ?? null },
    postgres: schema?.postgres ?? "unknown",
  };
}
