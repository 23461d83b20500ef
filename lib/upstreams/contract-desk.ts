import type { Bench, Desk, Exercise } from "./contract-bench";
import { show } from "./contract-watch";
import type { Connection, Outcome } from "./driver";
import { UpstreamError } from "./upstream-error";

/** Short enough for a test, long enough for a busy machine. */
export const IMPATIENT = { firstByteMs: 800, totalMs: 1000 };

/** What the driver made of the exercise; throws where it rejects with anything else than an UpstreamError. */
export async function attempt(
  desk: Desk,
  exercise: Exercise,
  connection: Connection,
): Promise<Outcome | UpstreamError> {
  try {
    const outcome = await desk.driver.apply(exercise.effect, connection, exercise.secrets);
    desk.said.push(outcome.note);
    return outcome;
  } catch (error) {
    desk.said.push(show(error));
    if (error instanceof UpstreamError) return error;
    throw new Error("the driver threw something else than an UpstreamError");
  }
}

/** Carries the exercise out; the vendor's own books must agree. */
export async function doIt(desk: Desk, exercise: Exercise): Promise<Outcome> {
  const outcome = await attempt(desk, exercise, desk.bench.connection);
  if (outcome instanceof UpstreamError)
    throw new Error(`${exercise.effect.type} failed: ${inWords(outcome.failure)} ${outcome.message}`);
  must(
    desk.bench.holds(exercise),
    `${exercise.effect.type} is said to be ${outcome.state}, but the vendor's books say otherwise`,
  );
  return outcome;
}

/** The error that the driver must end with. */
export async function fails(
  desk: Desk,
  exercise: Exercise,
  connection: Connection = desk.bench.connection,
): Promise<UpstreamError> {
  const outcome = await attempt(desk, exercise, connection);
  if (outcome instanceof UpstreamError) return outcome;
  throw new Error(`${exercise.effect.type} is said to be ${outcome.state} although the vendor did not answer so`);
}

/**
 * Sends it again as the worker would: what can neither be repeated nor found again only where nothing was sent, what can be found
 * again only after a look. Answers whether it is done now, as far as can be known.
 */
export async function sendAgain(desk: Desk, exercise: Exercise, error: UpstreamError): Promise<boolean> {
  const capability = desk.driver.capabilityOf(exercise.effect, desk.bench.connection.settings);
  const wasSent = error.failure.wasSent;
  if (capability.how !== "api" || (capability.class === "N" && wasSent)) return false;
  if (capability.class === "R" && wasSent) {
    const proof = await desk.driver.verify(exercise.effect, desk.bench.connection, exercise.secrets);
    desk.said.push(proof.note);
    if (proof.state === "unknown") return false;
    if (proof.state === "so") {
      must(
        desk.bench.holds(exercise),
        `${exercise.effect.type} is said to be so, but the vendor's books say otherwise`,
      );
      return true;
    }
  }
  await doIt(desk, exercise);
  return true;
}

export const exercisesOf = (bench: Bench): Exercise[] => Object.values(bench.exercises).filter((e) => e !== null);
/** Why a chapter about calls has nothing to examine; undefined where there is something. */
export const withoutExercises = (bench: Bench): string | undefined =>
  exercisesOf(bench).length > 0 ? undefined : (bench.without.create ?? "there is nothing to carry out");
export const impatient = (connection: Connection): Connection => ({
  ...connection,
  limits: { ...connection.limits, ...IMPATIENT },
});
export const inWords = (failure: UpstreamError["failure"]): string =>
  `${failure.kind}${failure.wasSent ? ", sent" : ", not sent"}`;

export function needed(exercise: Exercise | null): Exercise {
  if (exercise) return exercise;
  throw new Error("the bench has no such exercise and does not say why");
}

export function must(isSo: boolean, words: string): void {
  if (!isSo) throw new Error(words);
}
