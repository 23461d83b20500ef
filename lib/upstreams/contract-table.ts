import type { ChapterResult } from "./contract";

/** The exam of one driver under one switch (null: as the vendor is described). */
export type Examined = { vendor: string; turned: string | null; results: readonly ChapterResult[] };

/** One line for each driver and switch, then the reason of everything that was skipped or failed, each reason once. */
export function examTable(examined: readonly Examined[]): string {
  const lines = examined.map(({ vendor, turned, results }) => {
    const count = (state: ChapterResult["state"]): string => String(results.filter((r) => r.state === state).length);
    return [vendor, turned ?? "as described", count("passed"), count("skipped"), count("failed")];
  });
  const head = ["Driver", "Switch", "Passed", "Skipped", "Failed"];
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)));
  const inColumns = (line: string[]): string =>
    line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  const reasons = new Map<string, string[]>();
  for (const { vendor, turned, results } of examined) {
    for (const { chapter, state, says } of results.filter((r) => r.state !== "passed")) {
      const reason = `${state} ${vendor}, ${chapter}: ${says}`;
      reasons.set(reason, [...(reasons.get(reason) ?? []), turned ?? "as described"]);
    }
  }
  const notes = [...reasons].map(
    ([reason, under]) => `- ${reason} (${under.length > 3 ? `${under.length} runs` : under.join(", ")})`,
  );
  return [inColumns(head), ...lines.map(inColumns), ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}
