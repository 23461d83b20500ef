import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { OptionalReason } from "@/lib/core/reason.schema";
import { defineOperation } from "@/lib/gate/operation";
import { ordersOfAllDecided } from "./decided.store";
import { lockSystem, systemRef } from "./system.store";
import { canBeRead } from "./traits.queries";

const ReassertSystemInput = z.strictObject({ systemId: z.string(), ...OptionalReason.shape });

/**
 * Sends a system that can't be read everything that was decided for it once more, because nothing else tells whether it still is so.
 * Decides nothing anew. Throws `rule_broken` for a system that can be read, where a reading and its drift tell what to restore, and
 * `already_done` where nothing was decided.
 */
export const reassertSystem = defineOperation({
  id: "system.reassert",
  title: "Send a system everything again",
  roles: ["owner", "admin"],
  input: ReassertSystemInput,
  output: ids("systemId").extend({ accounts: z.int(), groups: z.int() }),
  locks: (input) => [input.systemId],
  async change(tx, _ctx, { systemId }) {
    const system = await lockSystem(tx, systemId);
    if (canBeRead(system)) {
      throw new DomainError("rule_broken", `${system.name} can be read: read it, and restore what differs.`);
    }
    const { orders, accounts, groups, withoutEmail } = await ordersOfAllDecided(tx, system);
    if (orders.length === 0) throw new DomainError("already_done", `Nothing was decided for ${system.name} yet.`);
    return {
      value: { systemId, accounts, groups },
      sentence: `Send everything decided to ${system.name} again`,
      audit: [{ code: "system.reasserted", subject: systemRef(system), after: { accounts, groups } }] as const,
      effects: orders,
      warnings:
        withoutEmail > 0
          ? [`${withoutEmail.toLocaleString("en-GB")} accounts have no e-mail address and are left out.`]
          : [],
    };
  },
});
