import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { defineOperation } from "@/lib/gate/operation";
import type { EffectDraft } from "@/lib/outbox/outbox.store";
import type { EffectType } from "@/lib/upstreams/effects";
import { driftLocks, SettleDriftInput } from "./drift.schema";
import { areaOf, type DriftFact } from "./drift.store";
import type { DriftArea } from "./drift-views.rules";
import { restoreGroup, restoreMembership } from "./restore-groups.store";
import { restoreEndpoint, restoreToken } from "./restore-tokens.store";
import { restoreUser } from "./restore-users.store";
import { settledEvents, settledSentence, standingDrift } from "./settle.store";

const RESTORE: Readonly<Record<DriftArea, (tx: Tx, fact: DriftFact) => Promise<EffectDraft[]>>> = {
  user: restoreUser,
  group: restoreGroup,
  membership: restoreMembership,
  endpoint: restoreEndpoint,
  token: restoreToken,
};

// What is made anew comes before whatever needs it.
const RANK: Partial<Record<EffectType, number>> = { "group.create.v1": -2, "user.create.v1": -1 };
const rank = ({ effect }: EffectDraft): number => RANK[effect.type] ?? 0;

/** In the order to send, and once each: a group that is missing brings back its members, each of whom is missing in it too. */
function ordersOf(effects: readonly EffectDraft[]): EffectDraft[] {
  const distinct = new Map(effects.map((one) => [JSON.stringify([one.systemId, one.subject, one.effect]), one]));
  return [...distinct.values()].sort((a, b) => rank(a) - rank(b)).map((one) => ({ mustBeSent: true, ...one }));
}

/**
 * Orders again what was decided here, as deliveries or hand tasks; what was decided does not change. Throws `already_done` where
 * nothing differs any more, and `rule_broken` where nobody can do it at this vendor.
 */
export const restoreDrift = defineOperation({
  id: "drift.restore",
  title: "Restore what was decided here",
  roles: ["owner", "admin"],
  input: SettleDriftInput,
  output: z.object({ settled: z.int() }),
  locks: driftLocks,
  brake: { confirmOver: 25, approveOver: 10_000 },
  async change(tx, _ctx, { items }) {
    const facts = await standingDrift(tx, items);
    const effects: EffectDraft[] = [];
    for (const area of ["user", "group", "membership", "endpoint", "token"] as const) {
      for (const fact of facts.filter(({ kind }) => areaOf(kind) === area)) {
        effects.push(...(await RESTORE[area](tx, fact)));
      }
    }
    return {
      value: { settled: facts.length },
      sentence: settledSentence("Restore", facts),
      audit: settledEvents("drift.restored", facts),
      effects: ordersOf(effects),
      hits: facts.length,
    };
  },
});
