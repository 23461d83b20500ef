import "server-only";
import type { AuditDraft } from "@/lib/audit/audit.events";
import { DomainError } from "@/lib/core/errors";
import { defineOperation } from "@/lib/gate/operation";
import { importWords } from "./import.rules";
import { CarryOnImportInput, type ImportKind } from "./import.schema";
import { endOfBatch, importRef, lockImport, notePassed, scopeOf } from "./import.store";
import { WORK } from "./kinds.store";

/**
 * Carries out the next rows of a file and notes its place in the same transaction, so that a worker that is killed goes on where it was
 * and no row is carried out twice. Events and orders join the change of whoever asked. Throws `already_done` at the end.
 */
export const carryOnImport = defineOperation({
  id: "import.carry_on",
  title: "Import the next rows",
  roles: "system",
  input: CarryOnImportInput,
  locks: (input) => [input.importId],
  async change(tx, ctx, { importId }) {
    const given = await lockImport(tx, importId);
    if (given.state !== "running" || !given.changeId) throw new DomainError("already_done");
    const { id, kind, changeId, cursor } = given;
    const last = await endOfBatch(tx, given);
    const scope = { ...scopeOf(given), after: cursor, upTo: last ?? cursor };
    const taken =
      last === null ? null : await WORK[kind as ImportKind].take(tx, given, scope, { now: ctx.now, changeId });
    if (taken) await notePassed(tx, id, taken.passed);
    await tx.csvImport.update({
      where: { id },
      data:
        taken && last !== null
          ? { cursor: last, done: { increment: taken.done }, passed: { increment: taken.passed.length } }
          : { state: "done", finishedAt: ctx.now },
    });
    const ended: AuditDraft = {
      code: "import.ended",
      subject: importRef(given),
      after: { done: given.done, "passed by": given.passed },
    };
    const [first = ended, ...rest] = taken?.audit ?? [];
    return {
      value: { isDone: taken === null },
      sentence: `Import ${importWords(kind as ImportKind, taken?.done ?? 0)}`,
      audit: [first, ...rest] as const,
      belongsTo: changeId,
      ...(taken ? { effects: taken.effects } : {}),
      ...(taken?.touches ? { touches: taken.touches } : {}),
    };
  },
});
