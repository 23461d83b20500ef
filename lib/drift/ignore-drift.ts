import "server-only";
import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { formatDay } from "@/lib/core/time";
import { defineOperation } from "@/lib/gate/operation";
import { driftLocks, IgnoreDriftInput } from "./drift.schema";
import { settledEvents, settledSentence, standingDrift } from "./settle.store";

/** Leaves differences as they are until a day, or until either side changes; nothing changes here or there. */
export const ignoreDrift = defineOperation({
  id: "drift.ignore",
  title: "Leave a difference as it is for a while",
  roles: ["owner", "admin"],
  input: IgnoreDriftInput,
  output: z.object({ settled: z.int() }),
  locks: driftLocks,
  async change(tx, ctx, { items, until, reason }) {
    if (!until || until <= ctx.now)
      throw new DomainError("invalid_input", undefined, { fields: { until: "Choose a day to come" } });
    const facts = await standingDrift(tx, items);
    for (const { systemId, kind, key, seen } of facts) {
      const ignored = { seen, until, reason, ignoredBy: ctx.actor.name, ignoredIn: ctx.changeId };
      const where = { systemId_kind_key: { systemId, kind, key } };
      await tx.driftIgnore.upsert({ where, create: { systemId, kind, key, ...ignored }, update: ignored });
    }
    return {
      value: { settled: facts.length },
      sentence: settledSentence(`Ignore until ${formatDay(until)}`, facts),
      audit: settledEvents("drift.ignored", facts, { until: until.toISOString() }),
    };
  },
});
