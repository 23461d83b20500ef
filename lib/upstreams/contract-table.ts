import type { ChapterResult } from "./contract";

/** The exam of one driver under one switch (null: as the vendor is described). */
export type Examined = { vendor: string; turned: string | null; results: readonly ChapterResult[] };

/** One line for each driver and switch, then the reason of everything that was skipped or failed. */
export function examTable(examined: readonly Examined[]): string {
  const lines = examined.map(({ vendor, turned, results }) => {
    const count = (state: ChapterResult["state"]): string => String(results.filter((r) => r.state === state).length);
    return [vendor, turned ?? "as described", count("passed"), count("skipped"), count("failed")];
  });
  const head = ["Driver", "Switch", "Passed", "Skipped", "Failed"];
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]?.length ?? 0)));
  const inColumns = (line: string[]): string =>
    line.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return [inColumns(head), ...lines.map(inColumns), ...reasonsOf(examined)].join("\n");
}

/** Each reason once, with the chapters that it is about and the runs in which it was given. */
function reasonsOf(examined: readonly Examined[]): string[] {
  const reasons = new Map<string, { chapters: Set<string>; runs: Set<string> }>();
  for (const { vendor, turned, results } of examined) {
    for (const { chapter, state, says } of results.filter((r) => r.state !== "passed")) {
      const reason = `${state} ${vendor}: ${says}`;
      const about = reasons.get(reason) ?? { chapters: new Set(), runs: new Set() };
      about.chapters.add(chapter);
      about.runs.add(turned ?? "as described");
      reasons.set(reason, about);
    }
  }
  const notes = [...reasons].map(([reason, { chapters, runs }]) => {
    const under = runs.size > 3 ? `${runs.size} runs` : [...runs].join(", ");
    return `- ${reason} (${[...chapters].join(", ")}; ${under})`;
  });
  return notes.length === 0 ? [] : ["", ...notes];
}
