import "server-only";
import type { Actor } from "@/lib/core/actor";
import { DomainError } from "@/lib/core/errors";
import { canRead, type Role } from "@/lib/core/permissions";
import { db, queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type OperatorRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  isDemo: boolean;
  isDisabled: boolean;
  hasPassword: boolean;
  openSessions: number;
  lastSeenAt: Date | null;
  createdAt: Date;
};

export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string | null;
  userAgent: string | null;
};

const IS_OPEN = Prisma.sql`
  s.revoked_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '30 minutes'
  and s.created_at > o.sessions_valid_after and o.disabled_at is null`;

/** Every operator with how many sessions are open, owners first; for owners only. */
export async function listOperators(actor: Actor): Promise<OperatorRow[]> {
  mayRead(actor);
  return readOperators(Prisma.sql`true`);
}

/** One operator, with the same facts; throws `not_found`, also for who may not see operators. */
export async function getOperator(actor: Actor, operatorId: string): Promise<OperatorRow> {
  mayRead(actor);
  const [operator] = await readOperators(Prisma.sql`o.id = ${operatorId}`);
  if (!operator) throw new DomainError("not_found");
  return operator;
}

function readOperators(which: Prisma.Sql): Promise<OperatorRow[]> {
  return queryRows(
    db,
    Prisma.sql`
      select o.id, o.name, o.email, o.role, o.is_demo as "isDemo", o.disabled_at is not null as "isDisabled",
             o.password_hash is not null as "hasPassword", o.created_at as "createdAt",
             count(s.id) filter (where ${IS_OPEN})::int as "openSessions", max(s.last_seen_at) as "lastSeenAt"
        from operator o left join operator_session s on s.operator_id = o.id
       where ${which}
       group by o.id
       order by o.disabled_at is not null, array_position(array['owner', 'admin', 'support', 'auditor'], o.role), lower(o.name), o.id
       limit 500`,
  );
}

/** The open sessions of one operator, latest first: for owners, and for everybody about himself. */
export async function listOpenSessions(actor: Actor, operatorId: string): Promise<SessionRow[]> {
  if (actor.id !== operatorId) mayRead(actor);
  return queryRows(
    db,
    Prisma.sql`
      select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.address, s.user_agent as "userAgent"
        from operator_session s join operator o on o.id = s.operator_id
       where o.id = ${operatorId} and ${IS_OPEN}
       order by s.created_at desc, s.id desc
       limit 100`,
  );
}

export type DemoOperator = { id: string; name: string; role: Role };

/** The demo operators for the sign-in page, in the order of their roles; asks for nobody, so it says nothing but name and role. */
export async function listDemoOperators(): Promise<DemoOperator[]> {
  return queryRows(
    db,
    Prisma.sql`
      select id, name, role from operator where is_demo and disabled_at is null
       order by array_position(array['owner', 'admin', 'support', 'auditor'], role), id limit 8`,
  );
}

function mayRead(actor: Actor): void {
  if (actor.kind !== "system" && !canRead(actor.role, "operators.read")) throw new DomainError("not_found");
}
