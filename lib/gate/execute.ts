import "server-only";
import { appendEvents } from "@/lib/audit/audit.store";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { type ActionResult, DomainError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { enqueue } from "@/lib/outbox/outbox.store";
import { checkVaultOnce } from "@/lib/vault/vault";
import { answer } from "./answer";
import { authorise } from "./authorise";
import { type CarriedOut, carryOut } from "./carry-out";
import { claimCommand, hashInput, keepAnswer } from "./command";
import type { Operation } from "./operation";
import { parseInput, reasonOf } from "./parse-input";

export type ExecuteOptions = {
  /** The same id again gives the same answer and no second change. */
  commandId?: string;
  /** The hash of the plan that was looked at; refused with `plan_is_stale` where the ground has moved. */
  planHash?: string;
  /** The count that a person typed. */
  confirm?: number;
};

type GateContext = { actor: Actor | null; request: RequestInfo };

/** The one way to change anything: authorise, parse, claim the command, change, weigh, brake, record; all in one transaction or nothing. */
export async function execute<I, O>(
  operation: Operation<I, O>,
  ctx: GateContext,
  input: unknown,
  options: ExecuteOptions = {},
): Promise<ActionResult<O>> {
  return answer(operation, ctx, async (actor) => {
    authorise(operation, actor);
    await refuseWhileSealed(operation);
    const parsed = parseInput(operation, input);
    const commandId = options.commandId ?? crypto.randomUUID();
    const command = { id: commandId, actorId: actor.id, operation: operation.id, inputHash: hashInput(parsed) };
    return db.$transaction(async (tx) => {
      const earlier = await claimCommand(tx, command);
      if (earlier) return { value: earlier.value as O, ...(earlier.changeId ? { changeId: earlier.changeId } : {}) };
      const changeId = newId("change");
      const done = await carryOut(tx, operation, actor, parsed, changeId);
      if (options.planHash && options.planHash !== done.hash) throw new DomainError("plan_is_stale");
      applyBrake(done, options);
      const recordedAs = await record(
        tx,
        operation,
        { actor, request: ctx.request },
        parsed,
        commandId,
        changeId,
        done,
      );
      await keepAnswer(tx, commandId, recordedAs, done.change.value, operation.keepsAnswer !== false);
      return { value: done.change.value, changeId: recordedAs };
    });
  });
}

async function refuseWhileSealed<I, O>(operation: Operation<I, O>): Promise<void> {
  const vault = await checkVaultOnce(db);
  if (vault.state === "sealed" && !operation.worksSealed)
    throw new DomainError("sealed", undefined, { next: vault.why });
}

function applyBrake(done: CarriedOut<unknown>, options: ExecuteOptions): void {
  if (done.brake === "none" || (done.brake === "confirm" && options.confirm === done.hits)) return;
  const code = done.brake === "confirm" ? "needs_confirmation" : "needs_approval";
  throw new DomainError(code, undefined, { facts: { count: done.hits } });
}

async function record<I, O>(
  tx: Tx,
  operation: Operation<I, O>,
  ctx: { actor: Actor; request: RequestInfo },
  input: I,
  commandId: string,
  newChangeId: string,
  done: CarriedOut<O>,
): Promise<string> {
  const { change, now, impact, effects } = done;
  const { reason, ticket, note } = reasonOf(input);
  const { actor, request } = ctx;
  const changeId = change.belongsTo ?? newChangeId;
  if (!change.belongsTo) {
    await tx.change.create({
      data: {
        id: changeId,
        operation: operation.id,
        sentence: change.sentence,
        at: now,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
        door: request.door,
        reason,
        ticket,
        commandId,
        ...(change.touches || change.foreseen ? { impact: impact as unknown as Prisma.InputJsonValue } : {}),
      },
    });
  }
  const envelope = {
    at: now,
    actor,
    door: request.door,
    operation: operation.id,
    changeId,
    commandId,
    requestId: request.requestId,
    reason,
    ticket,
    note,
    outcome: "done" as const,
  };
  await appendEvents(tx, envelope, change.audit, change.touches ? impact : undefined);
  await enqueue(tx, effects, { changeId, now });
  return changeId;
}
