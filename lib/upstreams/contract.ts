import { CHAPTERS } from "./contract-chapters";
import { watchOutput } from "./contract-watch";
import type { Connection, Driver, EffectSecrets, Observed, ObservedKind } from "./driver";
import type { Effect } from "./effects";

/** One thing that the candidate is asked to do, with the secrets that it needs for it. */
export type Exercise = { effect: Effect; secrets: EffectSecrets };

export const EXAM_FAULTS = [
  "hang_after_effect",
  "reset_after_effect",
  "html",
  "html_after_effect",
  "half_json",
  "empty",
  "redirect",
  "slow_drip",
  "throttled",
  "unauthorised",
  "server_error",
  "echo",
] as const;
export type ExamFault = (typeof EXAM_FAULTS)[number];

/** A vendor's sandbox as the exam needs it: it can do wrong on demand, and its own books tell what really happened. */
export type Bench = {
  connection: Connection;
  /** The same place with a credential that isn't valid. */
  wrongCredential: Connection;
  /** Exercises, or null with the reason in `without`: a vendor can't do everything by API. */
  exercises: { create: Exercise | null; change: Exercise | null; remove: Exercise | null; once: Exercise | null };
  without: Partial<Record<"create" | "change" | "remove" | "once" | "list", string>>;
  /** Where a created thing is to be found when reading. */
  listed: { kind: ObservedKind; isIt(observed: Observed): boolean } | null;
  /** Whether the vendor's own state is as the exercise wants it. */
  holds(exercise: Exercise): boolean;
  /** How many times the vendor's own state was changed by this kind of exercise. */
  timesDone(exercise: Exercise): number;
  /** Makes the next call that carries out the exercise go wrong. */
  strike(fault: ExamFault, exercise: Exercise, options?: { retryAfter?: string; url?: string }): void;
  /** Every secret in play; none may be seen outside. */
  canaries: string[];
  close(): Promise<void>;
};

export type ChapterResult = { chapter: string; state: "passed" | "failed" | "skipped"; says: string };

/** What a chapter works with: a fresh bench, and a list for everything that the driver said. */
export type Desk = { driver: Driver; bench: Bench; said: string[] };
export type Chapter = {
  name: string;
  without?: (bench: Bench) => string | undefined;
  run(desk: Desk): Promise<unknown>;
};

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
      const missing = chapter.without?.(bench);
      if (missing) {
        results.push({ chapter: chapter.name, state: "skipped", says: missing });
        continue;
      }
      await chapter.run({ driver, bench, said });
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
