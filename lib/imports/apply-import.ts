import "server-only";
import { z } from "zod";
import { impactOf } from "@/lib/access/impact";
import { type Impact, NO_IMPACT } from "@/lib/access/impact.rules";
import { ids } from "@/lib/core/answer.schema";
import { DomainError } from "@/lib/core/errors";
import { MOST_ROWS } from "@/lib/csv/limits.rules";
import type { Tx } from "@/lib/db/client";
import { defineOperation } from "@/lib/gate/operation";
import type { CheckScope } from "./check.store";
import { applyWarnings, importWords, knownHeaders, lackingColumns, takesAway, toCarryOut } from "./import.rules";
import { ApplyImportInput, type Chosen, type ImportKind } from "./import.schema";
import { importRef, judgeRows, lockImport, scopeOf } from "./import.store";
import { type KindWork, WORK } from "./kinds.store";
import type { TakeMoment } from "./take.types";

/**
 * Judges the rows of a file once more and has the worker carry out those that are new or changed, in batches. Throws `already_done`
 * where that was asked before or nothing is to do, `rule_broken` where a column is still to be chosen.
 */
export const applyImport = defineOperation({
  id: "import.apply",
  title: "Import rows from a file",
  roles: ["owner", "admin"],
  input: ApplyImportInput,
  output: ids("importId").extend({ rows: z.int() }),
  locks: (input) => [input.importId],
  // A file names its rows one by one and was judged row by row: a typed count is asked for, never a second person.
  brake: { confirmOver: 25, approveOver: MOST_ROWS },
  async change(tx, ctx, { importId, reason }) {
    const given = await lockImport(tx, importId);
    if (given.state !== "uploaded") throw new DomainError("already_done", "This file was imported already.");
    const kind = given.kind as ImportKind;
    const lacking = lackingColumns(kind, given.chosen as Chosen);
    if (lacking) throw new DomainError("rule_broken", lacking, { next: knownHeaders(kind) });
    const { counts, ground } = await judgeRows(tx, given);
    const rows = toCarryOut(counts);
    if (rows === 0) throw new DomainError("already_done", "No row of this file is new or changes anything.");
    if (takesAway(kind) && counts.changed > 0 && !reason) {
      const says = "Choose a reason; it is needed where something is taken away";
      throw new DomainError("invalid_input", undefined, { fields: { reason: says } });
    }
    const scope = scopeOf(given);
    const warnings = await WORK[kind].warnings?.(tx, scope);
    const impact = await tryOut(tx, WORK[kind], scope, ctx);
    const effects = await WORK[kind].effects(tx, scope);
    const data = { state: "running", changeId: ctx.changeId, startedAt: ctx.now };
    await tx.csvImport.update({ where: { id: given.id }, data });
    await tx.$executeRaw`select pg_notify('gatehouse_outbox', '')`;
    const { same, ambiguous, refused } = counts;
    return {
      value: { importId: given.id, rows },
      sentence: `Import ${importWords(kind, rows)} from ${given.fileName}`,
      audit: [
        {
          code: "import.asked",
          subject: importRef(given),
          after: { kind, new: counts.new, changed: counts.changed, same, ambiguous, refused, sha256: given.sha256 },
        },
      ] as const,
      foreseen: { impact, effects, ground },
      hits: rows,
      warnings: [...applyWarnings(counts), ...(warnings ?? [])],
    };
  },
});

// All of it is written and undone, so that who gains and who loses is not guessed. No constraint waits for the end of a transaction.
async function tryOut(tx: Tx, work: KindWork, scope: CheckScope, at: TakeMoment & { now: Date }): Promise<Impact> {
  if (!work.tryOut) return NO_IMPACT;
  await tx.$executeRaw`savepoint try_out`;
  const touches = await work.tryOut(tx, scope, at);
  const impact = await impactOf(tx, touches, at.now);
  await tx.$executeRaw`rollback to savepoint try_out`;
  return impact;
}
