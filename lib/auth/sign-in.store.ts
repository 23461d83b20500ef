import "server-only";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

export type Candidate = { id: string; passwordHash: string | null };

/** The operator with this e-mail who may sign in with a password; null for unknown and disabled ones and for demo operators. */
export async function findCandidate(tx: Tx, email: string): Promise<Candidate | null> {
  const rows = await queryRows<Candidate>(
    tx,
    Prisma.sql`
      select id, password_hash as "passwordHash" from operator
       where lower(email) = lower(${email}) and disabled_at is null and not is_demo`,
  );
  return rows[0] ?? null;
}

/** Whether somebody real owns this installation; from then on the demo operators are shut out. */
export async function hasOwner(tx: Tx): Promise<boolean> {
  return (await tx.operator.count({ where: { role: "owner", isDemo: false, disabledAt: null } })) > 0;
}
