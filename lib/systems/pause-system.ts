import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { Reason } from "@/lib/core/reason.schema";
import { defineOperation } from "@/lib/gate/operation";
import { lockSystem, systemRef } from "./system.store";

const PauseSystemInput = z.strictObject({ systemId: z.string(), ...Reason.shape });

/** Stops deliveries to a system until they are resumed; what is decided meanwhile waits in order. Refused when already paused. */
export const pauseSystem = defineOperation({
  id: "system.pause",
  title: "Pause deliveries to a system",
  roles: ["owner", "admin"],
  input: PauseSystemInput,
  output: ids("systemId"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, input) {
    const system = await lockSystem(tx, input.systemId);
    if (system.state === "paused")
      throw new DomainError("already_done", `Deliveries to ${system.name} are paused already.`);
    await tx.system.update({
      where: { id: system.id },
      data: { state: "paused", stateReason: input.reason, stateSince: ctx.now },
    });
    return {
      value: { systemId: system.id },
      sentence: `Pause deliveries to ${system.name}`,
      audit: [
        { code: "system.paused", subject: systemRef(system), before: { state: "active" }, after: { state: "paused" } },
      ] as const,
    };
  },
});
