import { describe, expect, it } from "vitest";
import { ROLLUP_CELLS, rollupCells } from "./rollup-cells";

const sum = (cells: number[]) => cells.reduce((total, cell) => total + cell, 0);

describe("the bar of a change", () => {
  it("shows each delivery of a small change as one cell", () => {
    expect(rollupCells([14, 0, 0, 3])).toEqual([14, 0, 0, 3]);
  });

  it("never rounds a single failure away", () => {
    const cells = rollupCells([12_000, 0, 1, 0]);
    expect(cells[2]).toBe(1);
    expect(sum(cells)).toBe(ROLLUP_CELLS);
  });

  it("is never full while anything is left to do", () => {
    const cells = rollupCells([999, 1, 1, 1]);
    expect(cells.slice(1)).toEqual([1, 1, 1]);
    expect(sum(cells)).toBe(ROLLUP_CELLS);
  });
});
