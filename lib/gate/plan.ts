import "server-only";
import type { Impact } from "@/lib/access/impact.rules";
import type { Actor, RequestInfo } from "@/lib/core/actor";
import type { ActionResult } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import type { PlannedEffect } from "@/lib/outbox/outbox.store";
import { answer } from "./answer";
import { authorise } from "./authorise";
import { carryOut } from "./carry-out";
import type { Operation } from "./operation";
import { parseInput } from "./parse-input";

export type PlannedEffectView = Pick<PlannedEffect, "how" | "systemName" | "sentence" | "says" | "isAssumed"> & {
  /** How many orders of this sort, where one line stands for several. */
  times?: number;
};

/** What an act would come to, exactly: the same code ran and was rolled back. */
export type Plan = {
  hash: string;
  sentence: string;
  impact: Impact;
  effects: PlannedEffectView[];
  warnings: readonly string[];
  hits: number;
  brake: "none" | "confirm" | "approve";
};

class RolledBack extends Error {
  constructor(readonly plan: Plan) {
    super("a preview never commits");
  }
}

/** Previews an operation without any effect; `execute` with the plan's hash refuses where the ground has moved since. */
export async function plan<I, O>(
  operation: Operation<I, O>,
  ctx: { actor: Actor | null; request: RequestInfo },
  input: unknown,
): Promise<ActionResult<Plan>> {
  return answer(operation, ctx, async (actor) => {
    authorise(operation, actor);
    const parsed = parseInput(operation, input);
    try {
      await db.$transaction(async (tx) => {
        const { change, impact, effects, foreseen, hits, brake, hash } = await carryOut(
          tx,
          operation,
          actor,
          parsed,
          newId("change"),
        );
        const viewOf = ({ how, systemName, sentence, says, isAssumed }: PlannedEffect): PlannedEffectView => ({
          ...{ how, systemName, sentence, says, isAssumed },
        });
        const views = [...effects.map(viewOf), ...foreseen.map((one) => ({ ...viewOf(one), times: one.times }))];
        const { sentence, warnings = [] } = change;
        throw new RolledBack({ hash, sentence, impact, effects: views, warnings, hits, brake });
      });
    } catch (error) {
      if (error instanceof RolledBack) return { value: error.plan };
      throw error;
    }
    throw new Error("a preview committed");
  });
}
