import "server-only";
import { z } from "zod";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import { type ActionResult, DomainError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import { answer } from "./answer";
import { authorise } from "./authorise";
import { lockInOrder } from "./carry-out";
import { type ExecuteOptions, execute } from "./execute";
import { type Brake, type Change, DEFAULT_BRAKE, defineOperation, type Operation, type Touches } from "./operation";
import { parseInput } from "./parse-input";

// biome-ignore lint/suspicious/noExplicitAny: an operation consumes its input and produces it, so no other type holds them all
type AnyOperation = Operation<any, any>;

/** Runs one of the operations inside the act; null where all was so already. Throws what the operation throws, and nothing is done. */
export type Run = <I, O>(operation: Operation<I, O>, input: unknown) => Promise<O | null>;

export type TogetherAct<O> = {
  /** What may be run; whoever may not do all of it may do none. The act is named after the first. */
  operations: readonly [AnyOperation, ...AnyOperation[]];
  /** Keys of what is about to be changed: what the act reads after that stays so until its end. */
  locks: readonly string[];
  act: (tx: Tx, run: Run) => Promise<O>;
  /** What the act is weighed by beside what its operations say, where it is one of many of its kind. */
  weigh?: { brake: Brake; hits: (tx: Tx, now: Date) => Promise<number> };
};

/**
 * Several operations as one change: one moment, one brake, all of it or nothing. Answers `already_done` where nothing had to be run,
 * `forbidden` where one of the operations isn't for this actor.
 */
export async function executeTogether<O>(
  ctx: { actor: Actor | null; request: RequestInfo },
  { operations, locks, act, weigh }: TogetherAct<O>,
  options: ExecuteOptions = {},
): Promise<ActionResult<O>> {
  for (const operation of operations) {
    const admitted = await answer(operation, ctx, async (actor) => ({ value: authorise(operation, actor) }));
    if (!admitted.ok) return admitted;
  }
  const [first] = operations;
  const steps: Step[] = [];
  const whole = defineOperation<null, O>({
    // Named after what was done first, which is known when it is recorded.
    get id() {
      return steps[0]?.operation.id ?? first.id;
    },
    title: first.title,
    roles: first.roles,
    input: z.null(),
    locks: () => locks,
    get brake() {
      return weigh?.brake ?? brakeOf(steps);
    },
    keepsAnswer: false,
    async change(tx, moment) {
      // A transaction that is tried again begins anew.
      steps.length = 0;
      const value = await act(tx, async (operation, given) => {
        if (!operations.includes(operation)) throw new Error(`${operation.id} was not announced`);
        const input = parseInput(operation, given);
        await lockInOrder(tx, operation.locks(input));
        try {
          const change = await operation.change(tx, moment, input);
          steps.push({ operation, change });
          return change.value;
        } catch (error) {
          if (error instanceof DomainError && error.code === "already_done") return null;
          throw error;
        }
      });
      const change = merged(steps);
      return { ...change, hits: Math.max(change.hits ?? 0, (await weigh?.hits(tx, moment.now)) ?? 0), value };
    },
  });
  return execute(whole, ctx, null, options);
}

type Step = { operation: AnyOperation; change: Change<unknown> };

const hitsOf = ({ change }: Step): number => change.hits ?? 0;

// What hits most is what the act is weighed by.
function brakeOf(steps: readonly Step[]): Brake {
  const most = Math.max(0, ...steps.map(hitsOf));
  const brakes = steps.filter((step) => hitsOf(step) === most).map(({ operation }) => operation.brake ?? DEFAULT_BRAKE);
  return brakes.sort((one, other) => one.confirmOver - other.confirmOver)[0] ?? DEFAULT_BRAKE;
}

function merged(steps: readonly Step[]): Change<unknown> {
  const [first, ...rest] = steps.map(({ change }) => change);
  if (!first) throw new DomainError("already_done");
  const all = [first, ...rest];
  const touches = touchesOf(all.flatMap((change) => change.touches ?? []));
  return {
    value: null,
    sentence: all.map(({ sentence }) => sentence).join("; "),
    audit: [...first.audit, ...rest.flatMap(({ audit }) => audit)],
    effects: all.flatMap(({ effects = [] }) => effects),
    ...(touches ? { touches } : {}),
    hits: steps.reduce((sum, step) => sum + hitsOf(step), 0),
    warnings: all.flatMap(({ warnings = [] }) => warnings),
  };
}

function touchesOf(all: readonly Touches[]): Touches | null {
  const kinds = ["connectors", "accounts", "groups", "systems", "users"] as const;
  const joined = kinds.map((kind) => [kind, [...new Set(all.flatMap((one) => one[kind] ?? []))]] as const);
  return all.length === 0 ? null : Object.fromEntries(joined.filter(([, ids]) => ids.length > 0));
}
