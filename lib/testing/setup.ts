import { afterEach, beforeEach, expect, vi } from "vitest";

// What goes wrong in silence is written to console.error; a test that expects such a line says so by spying on it itself.
const unexpected: string[] = [];

beforeEach(() => {
  unexpected.length = 0;
  vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => {
    unexpected.push(parts.map(String).join(" "));
  });
});

afterEach(() => {
  expect(unexpected, "an unexpected console.error").toEqual([]);
});
