import type { Bench, Chapter, Desk } from "./contract-bench";
import { attempt, inWords, must, sendAgain, withoutExercises } from "./contract-desk";
import { openRelay, type Relay } from "./faults/relay";
import { UpstreamError } from "./upstream-error";

type Name = keyof Bench["exercises"];
const NAMES: readonly Name[] = ["create", "change", "remove", "once"];
type Moment = "before the vendor has it" | "before the answer is here";
const MOMENTS: readonly Moment[] = ["before the vendor has it", "before the answer is here"];

/** The call is stopped on our side at every request that an exercise makes, before and after the vendor did its part. */
export const INTERRUPTION: Chapter = {
  name: "an interruption at every step",
  without: withoutExercises,
  async run(desk) {
    for (const name of NAMES.filter((one) => desk.bench.exercises[one] !== null)) {
      const steps = await countSteps(desk, name);
      must(steps > 0, `${name} asks the vendor nothing`);
      for (let step = 0; step < steps; step += 1)
        for (const moment of MOMENTS) await interrupt(desk, name, step, moment);
    }
  },
};

async function withRelay<T>(desk: Desk, work: (fresh: Desk, relay: Relay) => Promise<T>): Promise<T> {
  const bench = await desk.startBench();
  const relay = await openRelay(bench.connection);
  try {
    return await work({ ...desk, bench }, relay);
  } finally {
    await relay.close();
    await bench.close();
  }
}

const countSteps = (desk: Desk, name: Name): Promise<number> =>
  withRelay(desk, async (fresh, relay) => {
    const exercise = fresh.bench.exercises[name];
    if (exercise) await attempt(fresh, exercise, relay.connection);
    return relay.count;
  });

const interrupt = (desk: Desk, name: Name, step: number, moment: Moment): Promise<void> =>
  withRelay(desk, async (fresh, relay) => {
    const exercise = fresh.bench.exercises[name];
    if (!exercise) return;
    const where = `${name}, stopped at request ${step + 1} ${moment}`;
    const stop = new AbortController();
    relay.handle(async (exchange) => {
      if (exchange.index !== step) return exchange.answer(await exchange.forward());
      if (moment === "before the answer is here") await exchange.forward();
      stop.abort();
    });
    const ended = await attempt(fresh, exercise, { ...relay.connection, signal: stop.signal });
    const times = (): number => fresh.bench.timesDone(exercise);
    must(times() <= 1, `${where}: it was done ${times()} times`);
    if (!(ended instanceof UpstreamError)) {
      must(
        fresh.bench.holds(exercise),
        `${where}: it is said to be ${ended.state}, but the vendor's books say otherwise`,
      );
      return;
    }
    must(ended.failure.kind === "transient", `${where}: it became ${inWords(ended.failure)}`);
    must(ended.failure.wasSent || times() === 0, `${where}: it is told as not sent, and yet it was done`);
    const isDone = await sendAgain(fresh, exercise, ended);
    must(times() === 1 || (!isDone && times() === 0), `${where}: sent again, it was done ${times()} times`);
  });
