import "server-only";
import { DomainError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { defineDraft } from "@/lib/gate/draft";
import { applyImport } from "./apply-import";
import { chosenOf, lackingColumns } from "./import.rules";
import { ChooseColumnsInput, type ImportKind } from "./import.schema";
import { judgeRows, lockImport } from "./import.store";

// A whole file is judged at once.
const LONG = { timeout: 90_000 };

/** Keeps which column of a file holds what and judges its rows by that; a file is no fact until it is imported. */
export const chosenColumns = defineDraft({
  towards: applyImport,
  input: ChooseColumnsInput,
  async keep(_operatorId, { importId, fields }) {
    await db.$transaction(async (tx) => {
      const given = await lockImport(tx, importId);
      if (given.state !== "uploaded") throw new DomainError("already_done", "This file was imported already.");
      const kind = given.kind as ImportKind;
      const chosen = chosenOf(kind, fields);
      const lacking = lackingColumns(kind, chosen);
      if (lacking)
        throw new DomainError("invalid_input", "The rows can’t be judged yet.", { fields: { fields: lacking } });
      await tx.csvImport.update({ where: { id: importId }, data: { chosen } });
      await judgeRows(tx, { ...given, chosen });
    }, LONG);
  },
});
