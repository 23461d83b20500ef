import type { Bench } from "./contract-bench";
import { CHAPTERS } from "./contract-chapters";
import { watchOutput } from "./contract-watch";
import type { Driver } from "./driver";

export type ChapterResult = { chapter: string; state: "passed" | "failed" | "skipped"; says: string };

/**
 * Examines a driver against its vendor's sandbox, a fresh one for each chapter, and answers for each: passed, failed or skipped, and why.
 * `isTaken` picks chapters; the last one, that no secret was seen, is about those taken. In every chapter nothing that the driver says, throws or prints may hold a secret.
 */
export async function takeExam(
  driver: Driver,
  startBench: () => Promise<Bench>,
  isTaken: (chapter: string) => boolean = () => true,
): Promise<ChapterResult[]> {
  const results: ChapterResult[] = [];
  const leaks: string[] = [];
  for (const chapter of CHAPTERS.filter((c) => isTaken(c.name))) {
    const bench = await startBench();
    const said: string[] = [];
    const watch = watchOutput();
    try {
      const missing = chapter.without?.(bench, driver);
      if (missing) {
        results.push({ chapter: chapter.name, state: "skipped", says: missing });
        continue;
      }
      await chapter.run({ driver, bench, said, startBench });
      results.push({ chapter: chapter.name, state: "passed", says: "" });
    } catch (error) {
      results.push({ chapter: chapter.name, state: "failed", says: error instanceof Error ? error.message : "failed" });
    } finally {
      const printed = watch.stop();
      if (holdsAny([...said, ...printed].join("\n"), bench.canaries)) leaks.push(chapter.name);
      await bench.close();
    }
  }
  const leaked = leaks.length > 0;
  results.push({
    chapter: "secret in no log and no error",
    state: leaked ? "failed" : "passed",
    says: leaked ? `a secret was seen in: ${leaks.join(", ")}` : "",
  });
  return results;
}

function holdsAny(text: string, canaries: readonly string[]): boolean {
  const forms = canaries.flatMap((c) => [c, Buffer.from(c).toString("base64"), encodeURIComponent(c)]);
  return forms.some((form) => text.includes(form));
}
