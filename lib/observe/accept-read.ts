import "server-only";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { lockSystem, systemRef } from "@/lib/systems/system.store";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { finishKind } from "./observation.store";
import { AcceptReadInput } from "./reading.schema";
import { goOnWithReading, lockLatestReading } from "./reading.store";
import { type BrakeFacts, countOf } from "./reading-views.rules";

/**
 * Lets a braked reading through: what it no longer showed counts as gone, and the reading goes on with the other kinds. Nothing that
 * was decided changes by it. Throws `conflict` when a later reading has begun, because only the latest says what is there.
 */
export const acceptRead = defineOperation({
  id: "system.accept_read",
  title: "Let a braked reading through",
  roles: ["owner", "admin"],
  input: AcceptReadInput,
  output: ids("systemId", "readingId"),
  locks: (input) => [input.systemId],
  // A vendor that lost everything is still only believed by somebody who types how much.
  brake: { confirmOver: 25, approveOver: 10_000_000 },
  async change(tx, ctx, { systemId, readingId }) {
    const system = await lockSystem(tx, systemId);
    const reading = await lockLatestReading(tx, systemId);
    if (!reading) throw new DomainError("not_found");
    if (reading.id !== readingId) throw new DomainError("conflict", `${system.name} was read again meanwhile.`);
    const brake = reading.brake as BrakeFacts | null;
    if (reading.state !== "braked" || !brake) throw new DomainError("already_done", "This reading isn’t stopped.");
    const kind = brake.kind as ObservedKind;
    await finishKind(tx, reading, kind, { blind: reading.blind, isLetThrough: true });
    await goOnWithReading(tx, reading.id, ctx.now);
    return {
      value: { systemId, readingId },
      sentence: `Call ${countOf(kind, brake.gone)} of ${system.name} gone`,
      audit: [
        {
          code: "system.read_accepted",
          subject: systemRef(system),
          after: { kind, gone: brake.gone, known: brake.known },
        },
      ] as const,
      hits: brake.gone,
    };
  },
});
