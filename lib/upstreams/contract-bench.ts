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
  "redirect",
  "slow_drip",
  "throttled",
  "server_error",
  "echo",
] as const;
export type ExamFault = (typeof EXAM_FAULTS)[number];

/**
 * A list of the vendor's that takes several pages, for the chapters about reading. All of it acts on the vendor's books at once, as
 * another program there would.
 */
export type LongList = {
  kind: ObservedKind;
  /** Makes the list so long that it takes three pages at least, even with ten items less. */
  fill(): void;
  /** What an item goes by: of what a driver read, and of all that the vendor's books hold now (what the driver leaves out excepted). */
  keyOf(observed: Observed): string;
  keys(): string[];
  /** Takes one item out of the vendor's books. */
  drop(key: string): void;
  /** Puts a new item where a reading begins, and answers its key. */
  addFirst(): string;
};

/** A vendor's sandbox as the exam needs it: it can do wrong on demand, and its own books tell what really happened. */
export type Bench = {
  connection: Connection;
  /** The same place with a credential that isn't valid. */
  wrongCredential: Connection;
  /** Exercises, or null with the reason in `without`: a vendor can't do everything by API. */
  exercises: { create: Exercise | null; change: Exercise | null; remove: Exercise | null; once: Exercise | null };
  without: Partial<Record<"create" | "change" | "remove" | "once" | "list" | "pages", string>>;
  /** Where a created thing is to be found when reading. */
  listed: { kind: ObservedKind; isIt(observed: Observed): boolean } | null;
  /** Lists that take several pages; left out where the vendor can't be read at all, or with the reason in `without.pages`. */
  lists?: readonly LongList[];
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

/** What a chapter works with: a fresh bench (and more of them), and a list for everything that the driver said. */
export type Desk = { driver: Driver; bench: Bench; said: string[]; startBench(): Promise<Bench> };
export type Chapter = {
  name: string;
  without?: (bench: Bench, driver: Driver) => string | undefined;
  run(desk: Desk): Promise<unknown>;
};
