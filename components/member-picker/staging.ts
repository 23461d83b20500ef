import type { PickerRow, Staged } from "./picker.types";

type Member = Pick<PickerRow, "id" | "isMember">;

/** Whether a row is wished to be in the group once everything staged is saved. */
export function isWished(staged: Staged, row: Member): boolean {
  return row.isMember ? !staged.remove.includes(row.id) : staged.add.includes(row.id);
}

/** Stages the same wish for some rows; a wish that is already so is taken off again. */
export function stage(staged: Staged, rows: readonly Member[], wished: boolean): Staged {
  const ids = new Set(rows.map((row) => row.id));
  const toAdd = rows.filter((row) => wished && !row.isMember).map((row) => row.id);
  const toRemove = rows.filter((row) => !wished && row.isMember).map((row) => row.id);
  return {
    add: [...staged.add.filter((id) => !ids.has(id)), ...toAdd],
    remove: [...staged.remove.filter((id) => !ids.has(id)), ...toRemove],
  };
}

/** How many rows would change. */
export const stagedCount = (staged: Staged): number => staged.add.length + staged.remove.length;

/** The rows from one to another, both included, whichever stands first; only the last where the first is gone. */
export function rangeOf<Row extends { id: string }>(rows: readonly Row[], fromId: string | null, toId: string): Row[] {
  const to = rows.findIndex((row) => row.id === toId);
  const from = rows.findIndex((row) => row.id === fromId);
  if (to === -1) return [];
  return from === -1 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}
