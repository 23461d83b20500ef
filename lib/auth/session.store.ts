import "server-only";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { ABSOLUTE_LIFE_SECONDS } from "./session-cookie";

export type LiveSession = { sessionId: string; operatorId: string; name: string; role: Role; isUnseen: boolean };

/** Writes a sign-in that begins now and ends after twelve hours at the latest; answers its id. */
export async function insertSession(
  tx: Tx,
  session: {
    keyHash: Uint8Array<ArrayBuffer>;
    operatorId: string;
    now: Date;
    address: string | null;
    userAgent: string | null;
  },
): Promise<string> {
  const id = newId("session");
  await tx.operatorSession.create({
    data: {
      id,
      tokenHash: session.keyHash,
      operatorId: session.operatorId,
      createdAt: session.now,
      lastSeenAt: session.now,
      expiresAt: new Date(session.now.getTime() + ABSOLUTE_LIFE_SECONDS * 1000),
      address: session.address,
      userAgent: session.userAgent,
    },
  });
  return id;
}

/**
 * The operator behind a session, where everything that could end it is looked at in this one statement and by the
 * database's own clock: revoked, idle for 30 minutes, twelve hours old, operator disabled or signed out everywhere.
 */
export async function findLiveSession(
  tx: Tx,
  keyHash: Uint8Array<ArrayBuffer>,
  options: { allowsDemo: boolean },
): Promise<LiveSession | null> {
  const rows = await queryRows<LiveSession>(
    tx,
    Prisma.sql`
      select s.id as "sessionId", o.id as "operatorId", o.name, o.role,
             s.last_seen_at < clock_timestamp() - interval '1 minute' as "isUnseen"
        from operator_session s join operator o on o.id = s.operator_id
       where s.token_hash = ${keyHash}
         and s.revoked_at is null
         and s.expires_at > clock_timestamp()
         and s.last_seen_at > clock_timestamp() - interval '30 minutes'
         and s.created_at > o.sessions_valid_after
         and o.disabled_at is null
         and (not o.is_demo or ${options.allowsDemo})`,
  );
  return rows[0] ?? null;
}

/** Notes that the session was used, at most once a minute however often it is. */
export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.$executeRaw`
    update operator_session set last_seen_at = clock_timestamp()
     where id = ${sessionId} and last_seen_at < clock_timestamp() - interval '1 minute'`;
}

/** Ends one session; from the next request on it is refused. */
export async function revokeSession(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await tx.operatorSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** Ends every session of an operator, also one that is being made right now; answers how many were open. */
export async function revokeSessionsOf(tx: Tx, operatorId: string, now: Date): Promise<number> {
  await tx.operator.update({ where: { id: operatorId }, data: { sessionsValidAfter: now } });
  const ended = await tx.operatorSession.updateMany({
    where: { operatorId, revokedAt: null },
    data: { revokedAt: now },
  });
  return ended.count;
}
