import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { countOf } from "@/lib/observe/reading-views.rules";
import { systemRef } from "@/lib/systems/system.store";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { TAKE_ORDER } from "./adopt.rules";
import { AdoptBatchInput, type Wanted } from "./adopt.schema";
import { lockAdoption, noteBatch } from "./adoption.store";
import { takePage } from "./take-page.store";

/**
 * Takes over the next page of what somebody chose, and notes its place in the same transaction, so that a worker that is killed goes
 * on where it was. One event a batch; the facts name the change of whoever asked. Throws `already_done` when all of it is done.
 */
export const adoptBatch = defineOperation({
  id: "system.adopt_batch",
  title: "Take over the next batch",
  roles: "system",
  input: AdoptBatchInput,
  locks: (input) => [input.adoptionId],
  async change(tx, ctx, { adoptionId }) {
    const adoption = await lockAdoption(tx, adoptionId);
    if (!adoption) throw new DomainError("already_done");
    const system = await tx.system.findUniqueOrThrow({ where: { id: adoption.systemId } });
    const { changeId } = adoption;
    const kind = (adoption.kind as ObservedKind | null) ?? TAKE_ORDER[0] ?? "user";
    const at = { now: ctx.now, changeId, systemId: system.id, vendor: system.vendor };
    const page = await takePage(tx, kind, adoption.wanted as Wanted, adoption.cursor, at);
    const next = page.last === null ? (TAKE_ORDER[TAKE_ORDER.indexOf(kind) + 1] ?? null) : kind;
    const { taken, skipped, last: cursor } = page;
    await noteBatch(tx, adoption.id, { kind: next, cursor, taken: { [kind]: taken }, skipped }, ctx.now);
    const event: AuditDraft = {
      code: "system.adopted",
      subject: systemRef(system),
      after: { kind, taken, "passed by": skipped },
    };
    return {
      value: { isDone: next === null },
      sentence: `Take over ${countOf(kind, taken)} of ${system.name}`,
      audit: [event, ...page.audit],
      belongsTo: changeId,
      ...(page.connectors.length > 0 ? { touches: { connectors: [...new Set(page.connectors)] } } : {}),
    };
  },
});
