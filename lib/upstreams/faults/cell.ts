import type { Bench, Exercise } from "../contract-bench";
import type { Connection, Driver } from "../driver";
import type { Moment, Told, WireFault } from "./catalogue";
import { type Answer, openRelay, type Relay } from "./relay";
import { classOf, type Delivered, deliverLike, type WorkerRules } from "./worker-like";

export type ExerciseName = keyof Bench["exercises"];
export type Place = "write" | "read before" | "read after" | "connection";
export type Subject = { driver: Driver; start(): Promise<Bench>; rules: WorkerRules };

/** What became of one fault at one place of one exercise; `problems` is empty where all was as it must be. */
export type Cell = {
  exercise: ExerciseName;
  class: string;
  fault: string;
  place: Place;
  moment: Moment;
  end: string;
  problems: string[];
};

/** Everything that a bench, a relay and a driver left behind in one cell. */
type Stage = { bench: Bench; exercise: Exercise; said: string[] };

export const STALE = "stale read after write";
const PATIENT = { connectMs: 1_000, firstByteMs: 4_000, totalMs: 5_000 };
const IMPATIENT = { connectMs: 1_000, firstByteMs: 600, totalMs: 800 };

/** Which requests an exercise makes when nothing goes wrong, and which of them changes the vendor. */
export async function survey(subject: Subject, name: ExerciseName): Promise<Place[]> {
  const bench = await subject.start();
  const relay = await openRelay(bench.connection);
  const exercise = bench.exercises[name];
  const places: Place[] = [];
  try {
    if (!exercise) return [];
    relay.handle(async (exchange) => {
      const before = bench.timesDone(exercise);
      const answer = await exchange.forward();
      const isWrite = bench.timesDone(exercise) > before;
      places.push(isWrite ? "write" : places.includes("write") ? "read after" : "read before");
      exchange.answer(answer);
    });
    await subject.driver.apply(exercise.effect, relay.connection, exercise.secrets);
    return places;
  } finally {
    await relay.close();
    await bench.close();
  }
}

/** One fault at one request of one exercise, and what the worker's rules make of it. */
export async function strikeCell(
  subject: Subject,
  name: ExerciseName,
  fault: WireFault,
  at: { step: number; place: Place; moment: Moment },
  elsewhere: string,
): Promise<Cell> {
  return onStage(subject, name, async (stage, relay) => {
    relay.handle(async (exchange) => {
      if (exchange.index !== at.step) return exchange.answer(await exchange.forward());
      const real: Answer | null = at.moment === "after" ? await exchange.forward() : null;
      fault.strike(exchange, real, elsewhere);
    });
    const limits = fault.isSlow ? IMPATIENT : PATIENT;
    const delivered = await deliver(subject, stage, { ...relay.connection, limits });
    const told = at.place === "write" ? fault.told : null;
    const problems = judge(subject, stage, delivered, told, fault.isOfRemoval);
    if (delivered.longestMs > limits.totalMs * (relay.count + 1) + 2_000)
      problems.push(`it took ${Math.round(delivered.longestMs)} ms`);
    problems.push(...(await sendAgainByHand(subject, stage, delivered, relay.connection)));
    return cellOf(subject, stage, name, fault.name, at, delivered.status, problems);
  });
}

/** The first try goes to a place where nobody answers as a vendor would; the next ones to the vendor. */
export async function divertCell(
  subject: Subject,
  name: ExerciseName,
  fault: string,
  divert: (connection: Connection) => Connection,
): Promise<Cell> {
  return onStage(subject, name, async (stage, relay) => {
    let isFirst = true;
    const driver: Driver = {
      ...subject.driver,
      apply(effect, connection, secrets) {
        const to = isFirst ? divert(connection) : connection;
        isFirst = false;
        return subject.driver.apply(effect, to, secrets);
      },
    };
    const delivered = await deliver({ ...subject, driver }, stage, { ...relay.connection, limits: PATIENT });
    const problems = judge(subject, stage, delivered, ["transient"]);
    if (delivered.first.kind !== "done" && delivered.first.wasSent) problems.push("what never left is told as sent");
    const at = { place: "connection" as const, moment: "before" as const };
    return cellOf(subject, stage, name, fault, at, delivered.status, problems);
  });
}

/** After the write, every read is answered as it was answered before. */
export async function staleCell(subject: Subject, name: ExerciseName): Promise<Cell> {
  return onStage(subject, name, async (stage, relay) => {
    const earlier = new Map<string, Answer>();
    relay.handle(async (exchange) => {
      const key = `${exchange.method} ${exchange.path} ${exchange.body.toString()}`;
      const isDone = stage.bench.timesDone(stage.exercise) > 0;
      const answer = (isDone ? earlier.get(key) : undefined) ?? (await exchange.forward());
      if (!isDone && stage.bench.timesDone(stage.exercise) === 0) earlier.set(key, answer);
      exchange.answer(answer);
    });
    const delivered = await deliver(subject, stage, { ...relay.connection, limits: PATIENT });
    const problems = judge(subject, stage, delivered, ["done"]);
    const at = { place: "read after" as const, moment: "after" as const };
    return cellOf(subject, stage, name, STALE, at, delivered.status, problems);
  });
}

async function onStage(
  subject: Subject,
  name: ExerciseName,
  work: (stage: Stage, relay: Relay) => Promise<Cell>,
): Promise<Cell> {
  const bench = await subject.start();
  const relay = await openRelay(bench.connection);
  try {
    const exercise = bench.exercises[name];
    if (!exercise) throw new Error(`there is no exercise ${name}`);
    return await work({ bench, exercise, said: [] }, relay);
  } finally {
    await relay.close();
    await bench.close();
  }
}

const deliver = ({ rules, driver }: Subject, stage: Stage, connection: Connection): Promise<Delivered> =>
  deliverLike(rules, driver, stage.bench, stage.exercise, connection, stage.said);

/**
 * What must be so whatever the vendor did. `told`: what the driver may make of the fault; null where it struck no write. `isGone`: the
 * vendor said that there is no such thing, and there is none.
 */
function judge(
  subject: Subject,
  stage: Stage,
  delivered: Delivered,
  told: readonly Told[] | null,
  isGone = false,
): string[] {
  const { bench, exercise } = stage;
  const { status, first, timesAtFirst, waitMs } = delivered;
  const [times, holds] = [bench.timesDone(exercise), bench.holds(exercise)];
  const isDone = status === "applied" || status === "verified";
  const isUnrepeatable = classOf(subject.driver, exercise, bench) === "N";
  const mayAsk = classOf(subject.driver, exercise, bench) !== "I";
  const problems: string[] = [];
  if (times > 1) problems.push(`doubled: done ${times} times`);
  if (isDone && !holds) problems.push(`lost: ${status}, but the vendor's books say otherwise`);
  if (told && !told.includes(first.kind)) problems.push(`told as ${first.kind}: ${first.note}`);
  if (first.kind !== "done" && !first.wasSent && timesAtFirst > 0 && !isGone)
    problems.push("told as not sent, and yet it was done");
  if (status === "failed" && times > 0 && isUnrepeatable && !isGone)
    problems.push("told as refused, and yet it was done");
  if (status === "needs_confirmation" && !mayAsk) problems.push("a person is asked about what can be repeated");
  if (status === "waiting" && !mayAsk) problems.push("no end came, though the fault was over");
  if (waitMs !== null && (waitMs < 1_000 || waitMs > 3_600_000)) problems.push(`it waits ${waitMs} ms`);
  return problems;
}

/** What failed is sent again by a person once the fault is over: then it is done, once. */
async function sendAgainByHand(
  subject: Subject,
  stage: Stage,
  delivered: Delivered,
  connection: Connection,
): Promise<string[]> {
  if (delivered.status !== "failed") return [];
  const again = await deliver(subject, stage, connection);
  const times = stage.bench.timesDone(stage.exercise);
  if (stage.bench.holds(stage.exercise) && times === 1) return [];
  return [`sent again by a person it was ${again.status}, done ${times} times`];
}

function cellOf(
  subject: Subject,
  { bench, exercise, said }: Stage,
  name: ExerciseName,
  fault: string,
  { place, moment }: { place: Place; moment: Moment },
  end: string,
  problems: string[],
): Cell {
  const forms = bench.canaries.flatMap((c) => [c, Buffer.from(c).toString("base64"), encodeURIComponent(c)]);
  const all = said.join("\n");
  if (forms.some((form) => all.includes(form))) problems.push("leaked: a secret was said");
  return { exercise: name, class: classOf(subject.driver, exercise, bench), fault, place, moment, end, problems };
}
