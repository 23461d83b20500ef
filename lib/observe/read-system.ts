import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { lockSystem, systemRef } from "@/lib/systems/system.store";
import { profileOf } from "@/lib/upstreams/profiles";
import { ReadSystemInput } from "./reading.schema";
import { askForReading } from "./reading.store";

/** Asks the worker to read a system whole, now; nothing changes at the vendor. Throws `already_done` while it is being read, and `rule_broken` where it can't be. */
export const readSystem = defineOperation({
  id: "system.read",
  title: "Read a system",
  roles: ["owner", "admin", "support"],
  input: ReadSystemInput,
  output: ids("systemId", "readingId"),
  locks: (input) => [input.systemId],
  async change(tx, ctx, { systemId, purpose }) {
    const system = await lockSystem(tx, systemId);
    const settings = system.settings as Record<string, string>;
    if (profileOf(system.vendor).canBeRead?.(settings) === false) {
      throw new DomainError("rule_broken", `${system.name} can’t be read, so it can’t be compared.`);
    }
    const readingId = await askForReading(tx, { systemId, purpose, askedBy: ctx.actor.name, now: ctx.now });
    if (!readingId) throw new DomainError("already_done", `${system.name} is being read already.`);
    return {
      value: { systemId, readingId },
      sentence: `Read ${system.name}`,
      audit: [{ code: "system.read_asked", subject: systemRef(system) }] as const,
    };
  },
});
