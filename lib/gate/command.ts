import "server-only";
import { DomainError } from "@/lib/core/errors";
import { queryRows, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { fingerprint, vaultState } from "@/lib/vault/vault";

export type Command = { id: string; actorId: string; operation: string; inputHash: string };
export type CommandAnswer = { value: unknown; changeId: string | null };

/** A keyed hash of an input, so that a stored command gives nothing away, not even a short code. */
export function hashInput(input: unknown): string {
  if (vaultState().state !== "open") return "sealed";
  return Buffer.from(fingerprint(`command:${JSON.stringify(input)}`)).toString("base64url");
}

/**
 * Claims a command id inside the transaction. The first claim returns null; a repeat waits for the first to end and returns its
 * answer; the same id for something else is refused with `conflict`.
 */
export async function claimCommand(tx: Tx, command: Command): Promise<CommandAnswer | null> {
  const claimed = await queryRows<{ id: string }>(
    tx,
    Prisma.sql`insert into command (id, actor_id, operation, input_hash)
               values (${command.id}, ${command.actorId}, ${command.operation}, ${command.inputHash})
               on conflict (id) do nothing returning id`,
  );
  if (claimed.length > 0) return null;
  const earlier = await tx.command.findUniqueOrThrow({ where: { id: command.id } });
  const isSame =
    earlier.actorId === command.actorId &&
    earlier.operation === command.operation &&
    earlier.inputHash === command.inputHash;
  if (!isSame)
    throw new DomainError("conflict", "This form was sent before with other content. Reload the page and try again.");
  if (earlier.result === null) throw new DomainError("already_done");
  return { value: (earlier.result as { value: unknown }).value, changeId: earlier.changeId };
}

/** Keeps the answer for a repeat; `keep` is false for answers that hold a secret. */
export async function keepAnswer(tx: Tx, id: string, changeId: string, value: unknown, keep: boolean): Promise<void> {
  const data = keep ? { changeId, result: { value: value ?? null } as Prisma.InputJsonValue } : { changeId };
  await tx.command.update({ where: { id }, data });
}
