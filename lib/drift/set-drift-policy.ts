import "server-only";
import { z } from "zod";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { lockSystem, systemRef } from "@/lib/systems/system.store";
import { SetDriftPolicyInput } from "./drift.schema";
import { ENFORCE_WARNING } from "./enforce.rules";

/** Sets whether differences of a system are only reported or ordered back by themselves; throws `already_done` where it is so. */
export const setDriftPolicy = defineOperation({
  id: "system.set_drift_policy",
  title: "Set what happens to drift",
  roles: ["owner"],
  input: SetDriftPolicyInput,
  output: ids("systemId").extend({ policy: z.enum(["report", "enforce"]) }),
  locks: (input) => [input.systemId],
  async change(tx, _ctx, { systemId, policy }) {
    const system = await lockSystem(tx, systemId);
    if (system.driftPolicy === policy) throw new DomainError("already_done", "The policy is so already.");
    await tx.system.update({ where: { id: system.id }, data: { driftPolicy: policy } });
    const enforces = policy === "enforce";
    return {
      value: { systemId, policy },
      sentence: enforces ? `Restore drift of ${system.name} by itself` : `Only report drift of ${system.name}`,
      audit: [
        {
          code: "system.drift_policy_set",
          subject: systemRef(system),
          before: { policy: system.driftPolicy },
          after: { policy },
        },
      ] as const,
      warnings: enforces ? [ENFORCE_WARNING] : [],
    };
  },
});
