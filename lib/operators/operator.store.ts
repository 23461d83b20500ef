import "server-only";
import type { Ref } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { isId, newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { OperatorFacts } from "./operator.rules";

/** Every act that could leave nobody in charge waits for this key, so that two of them can't pass each other. */
export const OWNERS_LOCK = "operators:owners";

const COLUMNS = Prisma.sql`id, name, email, role, is_demo as "isDemo", disabled_at as "disabledAt"`;

/** The operator, locked until the transaction ends; throws `not_found`. */
export async function lockOperator(tx: Tx, operatorId: string): Promise<OperatorFacts> {
  const [operator] = isId("operator", operatorId)
    ? await queryRows<OperatorFacts>(
        tx,
        Prisma.sql`select ${COLUMNS} from operator where id = ${operatorId} for update`,
      )
    : [];
  if (!operator) throw new DomainError("not_found");
  return operator;
}

/** Every owner who is not disabled, locked until the transaction ends. */
export function lockEnabledOwners(tx: Tx): Promise<OperatorFacts[]> {
  return queryRows(
    tx,
    Prisma.sql`select ${COLUMNS} from operator where role = 'owner' and disabled_at is null order by id for update`,
  );
}

/** Writes a new operator and answers it; throws `conflict` under its field when the e-mail belongs to somebody already. */
export async function insertOperator(
  tx: Tx,
  given: { name: string; email: string; role: Role; passwordHash: string | null; isDemo: boolean },
  now: Date,
): Promise<OperatorFacts> {
  const taken = await tx.operator.findFirst({ where: { email: { equals: given.email, mode: "insensitive" } } });
  if (taken) {
    throw new DomainError("conflict", "Somebody has this e-mail address already. Nothing was changed.", {
      fields: { email: `${taken.name} has this e-mail address already` },
    });
  }
  const id = newId("operator");
  await tx.operator.create({ data: { id, ...given, createdAt: now } });
  return { id, name: given.name, email: given.email, role: given.role, isDemo: given.isDemo, disabledAt: null };
}

export async function updateOperator(
  tx: Tx,
  operatorId: string,
  data: { role?: Role; passwordHash?: string; disabledAt?: Date | null },
): Promise<void> {
  await tx.operator.update({ where: { id: operatorId }, data });
}

/** Ends the demo: every demo operator is disabled and his sessions are over; answers those who were not disabled yet. */
export async function disableDemoOperators(tx: Tx, now: Date): Promise<OperatorFacts[]> {
  const demo = await queryRows<OperatorFacts>(
    tx,
    Prisma.sql`select ${COLUMNS} from operator where is_demo and disabled_at is null order by id for update`,
  );
  const ids = demo.map((operator) => operator.id);
  await tx.operator.updateMany({ where: { id: { in: ids } }, data: { disabledAt: now, sessionsValidAfter: now } });
  await tx.operatorSession.updateMany({
    where: { operatorId: { in: ids }, revokedAt: null },
    data: { revokedAt: now },
  });
  return demo;
}

/** Whether the set-up link may be used: its token is known, unused and not out of date; afterwards it is used. */
export async function spendSetupLink(tx: Tx, tokenHash: Uint8Array<ArrayBuffer>, now: Date): Promise<boolean> {
  const used = await tx.setupLink.updateMany({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return used.count === 1;
}

export function operatorRef(operator: { id: string; name: string }): Ref<"operator"> {
  return { kind: "operator", id: operator.id, name: operator.name };
}
