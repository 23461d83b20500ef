import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { OptionalReason } from "@/lib/core/reason.schema";
import { defineOperation } from "@/lib/gate/operation";
import { lockSystem, systemRef } from "./system.store";

const ResumeSystemInput = z.strictObject({ systemId: z.string(), ...OptionalReason.shape });

/** Lets deliveries to a system go on, in their order; refused when they are not paused. */
export const resumeSystem = defineOperation({
  id: "system.resume",
  title: "Resume deliveries to a system",
  roles: ["owner", "admin"],
  input: ResumeSystemInput,
  output: ids("systemId"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, input) {
    const system = await lockSystem(tx, input.systemId);
    if (system.state === "active")
      throw new DomainError("already_done", `Deliveries to ${system.name} are not paused.`);
    await tx.system.update({
      where: { id: system.id },
      data: { state: "active", stateReason: null, stateSince: ctx.now },
    });
    await tx.$executeRaw`select pg_notify('gatehouse_outbox', '')`;
    return {
      value: { systemId: system.id },
      sentence: `Resume deliveries to ${system.name}`,
      audit: [
        {
          code: "system.resumed",
          subject: systemRef(system),
          before: { state: "paused", reason: system.stateReason },
          after: { state: "active" },
        },
      ] as const,
    };
  },
});
