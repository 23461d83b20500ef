import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { queryRows } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { defineOperation } from "@/lib/gate/operation";
import { countOf } from "@/lib/observe/reading-views.rules";
import { lockSystem, systemRef } from "@/lib/systems/system.store";
import { keysToTake, TAKE_ORDER } from "./adopt.rules";
import { AdoptInput } from "./adopt.schema";
import { beginAdoption } from "./adoption.store";
import { foundTable } from "./found.store";

/**
 * Takes over what was found in a system as it stands there, in batches by the worker: facts are opened from now on as observed, and
 * nothing is sent to the vendor. Throws `already_done` where nothing is left to take over, or while it is under way.
 */
export const adoptSystem = defineOperation({
  id: "system.adopt",
  title: "Take over what was found",
  roles: ["owner", "admin"],
  input: AdoptInput,
  output: ids("systemId", "adoptionId"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, { systemId, ...wanted }) {
    const system = await lockSystem(tx, systemId);
    if (wanted.classes.length + wanted.choices.length === 0) {
      throw new DomainError("invalid_input", undefined, { fields: { classes: "Choose what to take over" } });
    }
    const counts: string[] = [];
    for (const kind of TAKE_ORDER) {
      const keys = keysToTake(wanted, kind);
      if (keys?.length === 0) continue;
      // What waits for accounts or groups no longer waits when these are taken over with it.
      const mayFollow = counts.length > 0 ? ["waiting"] : [];
      const classes = [...wanted.classes, ...mayFollow];
      const settled = wanted.choices.flatMap((one) => (one.kind === kind ? [one.key] : []));
      const [row] = await queryRows<{ n: number }>(
        tx,
        Prisma.sql`select count(*)::int as n from ${foundTable(kind, systemId, keys ? { keys } : {})}
                   where f.found_class = any(${classes}::text[])
                     or (f.found_class = 'ambiguous' and f.key = any(${settled}::text[]))`,
      );
      if (row && row.n > 0) counts.push(countOf(kind, row.n));
    }
    const what = counts.join(", ");
    if (counts.length === 0) throw new DomainError("already_done", "All of that was taken over already.");
    const adoptionId = await beginAdoption(tx, {
      ...{ systemId, wanted, changeId: ctx.changeId, askedBy: ctx.actor.name, now: ctx.now },
    });
    if (!adoptionId) throw new DomainError("already_done", `${system.name} is being taken over already.`);
    await tx.$executeRaw`select pg_notify('gatehouse_outbox', '')`;
    return {
      value: { systemId, adoptionId },
      sentence: `Take over ${what} of ${system.name}`,
      audit: [{ code: "system.adoption_asked", subject: systemRef(system), after: { what } }] as const,
      warnings: [`Nothing is sent to ${system.name}: what is there is written down here, as it is now.`],
    };
  },
});
