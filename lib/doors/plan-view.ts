import "server-only";
import { z } from "zod";
import type { Plan } from "@/lib/gate/plan";

const Pair = z.object({
  accountId: z.string(),
  userId: z.string(),
  userName: z.string(),
  connectorId: z.string(),
  connectorName: z.string(),
});
const Pairs = z.array(Pair).readonly().describe("1,000 at most");

/** A preview, as the API documents it. */
export const PlanView: z.ZodType<Plan> = z.object({
  hash: z.string().describe("Give it as Plan-Hash to do exactly this, or nothing"),
  sentence: z.string(),
  impact: z.object({ gained: z.int(), lost: z.int(), people: z.int(), gainedPairs: Pairs, lostPairs: Pairs }),
  effects: z.array(
    z.object({
      how: z.enum(["api", "hand", "here"]),
      systemName: z.string(),
      sentence: z.string(),
      says: z.string(),
      isAssumed: z.boolean(),
    }),
  ),
  warnings: z.array(z.string()).readonly(),
  hits: z.int().describe("People or tokens hit"),
  brake: z.enum(["none", "confirm", "approve"]).describe("confirm: say the number as Confirm-Count"),
});
