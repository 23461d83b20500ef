import type { Bench, Chapter } from "./contract-bench";
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
  const chapters = CHAPTERS.filter((chapter) => isTaken(chapter.name));
  const taken: Taken[] = [];
  const watch = watchOutput();
  let printed: string[] = [];
  try {
    // Most of an exam is waiting for answers that don't come, so several chapters wait at once.
    const rest = chapters.entries();
    const line = async (): Promise<void> => {
      for (const [i, chapter] of rest) taken[i] = await take(chapter, driver, startBench);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, line));
  } finally {
    printed = watch.stop();
  }
  const canaries = [...new Set(taken.flatMap((one) => one.canaries))];
  const leaks = taken.filter(({ said }) => holdsAny(said.join("\n"), canaries)).map(({ result }) => result.chapter);
  if (holdsAny(printed.join("\n"), canaries)) leaks.push("what was printed");
  return [
    ...taken.map(({ result }) => result),
    {
      chapter: "secret in no log and no error",
      state: leaks.length > 0 ? "failed" : "passed",
      says: leaks.length > 0 ? `a secret was seen in: ${leaks.join(", ")}` : "",
    },
  ];
}

/**
 * For an exam under one of a vendor's switches: every chapter but the two whose whole length is our own patience, which hangs on nothing
 * that a vendor leaves open. `npm run exam` takes these too.
 */
export const withoutWaiting = (chapter: string): boolean =>
  chapter !== "slow drip" && chapter !== "lost answer then retry: hang_after_effect";

const AT_ONCE = 4;
type Taken = { result: ChapterResult; said: readonly string[]; canaries: readonly string[] };

async function take(chapter: Chapter, driver: Driver, startBench: () => Promise<Bench>): Promise<Taken> {
  const bench = await startBench();
  const said: string[] = [];
  const ended = (state: ChapterResult["state"], says: string): Taken => ({
    result: { chapter: chapter.name, state, says },
    said,
    canaries: bench.canaries,
  });
  try {
    const missing = chapter.without?.(bench, driver);
    if (missing) return ended("skipped", missing);
    await chapter.run({ driver, bench, said, startBench });
    return ended("passed", "");
  } catch (error) {
    return ended("failed", error instanceof Error ? error.message : "failed");
  } finally {
    await bench.close();
  }
}

function holdsAny(text: string, canaries: readonly string[]): boolean {
  const forms = canaries.flatMap((c) => [c, Buffer.from(c).toString("base64"), encodeURIComponent(c)]);
  return forms.some((form) => text.includes(form));
}
