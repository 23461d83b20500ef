import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Moment, WIRE_FAULTS, type WireFault } from "./catalogue";
import {
  type Cell,
  divertCell,
  type ExerciseName,
  type Place,
  STALE,
  type Subject,
  staleCell,
  strikeCell,
  survey,
} from "./cell";
import { CERTIFICATES, PRIVATE_KEY } from "./certificates";
import { LOOP, type ReadingCell, readingCell } from "./reading-cell";
import { movedTo } from "./relay";
import { shortReadCell } from "./short-read-cell";
import { classOf } from "./worker-like";

const NAMES: readonly ExerciseName[] = ["create", "change", "remove", "once"];
const AT_ONCE = 6;
const READS_THINNED = 5;
const isWarmUp = (_work: unknown, at: number): boolean => at % 4 === 0;
/** A port that needs a privilege, so that no server of a test ever gets it. */
const CLOSED = "http://127.0.0.1:1";
/** A name that no name server knows; a test makes sure that none is asked. */
export const NOWHERE = "nobody.invalid";

export type Matrix = { cells: Cell[]; readings: ReadingCell[]; visits: number; grewBytes: number };

type Extent = {
  isTaken?: (fault: string) => boolean;
  /** Every fault once for every class of orders, at its write and at one read of each kind, by turns, instead of all. */
  isThinned?: boolean;
};

/** Every fault (or those that are taken) at every request of every exercise of one vendor, and at the second page of every list. */
export async function runMatrix(
  subject: Subject,
  { isTaken = () => true, isThinned = false }: Extent = {},
): Promise<Matrix> {
  const canary = await listen(createServer((_request, response) => response.end("{}")));
  const diversions = await openDiversions();
  try {
    const work: (() => Promise<Cell>)[] = [];
    const classes = await classesOf(subject);
    for (const name of NAMES) {
      const places = await survey(subject, name);
      const mates = NAMES.filter((one) => classes.get(one) === classes.get(name));
      for (const [step, place] of places.entries())
        for (const { fault, moment } of strikesAt(place, name).filter((one) => isTaken(one.fault.name)))
          if (!isThinned || hasTurn(fault, moment, step, places, name, mates))
            work.push(() => strikeCell(subject, name, fault, { step, place, moment }, canary.url));
      if (places.length === 0) continue;
      for (const { fault, to } of diversions.filter((one) => isTaken(one.fault)))
        work.push(() => divertCell(subject, name, fault, movedTo(to)));
      if (isTaken(STALE)) work.push(() => staleCell(subject, name));
    }
    const all = await readsOf(subject, isTaken, canary.url);
    // Kinds and lists are some forty faults each, one kind after the other: every fifth takes each of them by turns.
    const reads = isThinned ? all.filter((_, at) => at % READS_THINNED === 0) : all;
    // A part of everything makes the heap as large as it has to be; from then on nothing may stay.
    const cells = await inTurn(work.filter(isWarmUp));
    const readings = await inTurn(reads.filter(isWarmUp));
    const before = await settledMemory();
    cells.push(...(await inTurn(work.filter((one, at) => !isWarmUp(one, at)))));
    readings.push(...(await inTurn(reads.filter((one, at) => !isWarmUp(one, at)))));
    return { cells, readings, visits: canary.visits(), grewBytes: (await settledMemory()) - before };
  } finally {
    await Promise.all([canary.close(), ...diversions.map(({ close }) => close())]);
  }
}

/** Every kind that can be read as it is seeded, and at the second page of every list that takes several. */
async function readsOf(
  subject: Subject,
  isTaken: (fault: string) => boolean,
  elsewhere: string,
): Promise<(() => Promise<ReadingCell>)[]> {
  const { driver } = subject;
  const bench = await subject.start();
  const kinds = driver.observesAt?.(bench.connection.settings) ?? driver.observes;
  const lists = bench.lists?.length ?? 0;
  await bench.close();
  const faults = WIRE_FAULTS.filter((fault) => !fault.isOfRemoval && isTaken(fault.name));
  const short = kinds.flatMap((kind) => faults.map((fault) => () => shortReadCell(subject, kind, fault, elsewhere)));
  const long = Array.from({ length: lists }, (_, which) =>
    [...(isTaken(LOOP) ? [null] : []), ...faults].map((fault) => () => readingCell(subject, which, fault, elsewhere)),
  );
  return [...short, ...long.flat()];
}

/**
 * Whether it is this request's turn to meet this fault: of the exercises of one class one has it, of its reads of a kind one, and its
 * write before or after the vendor did its part. Over all faults every request has its turns.
 */
function hasTurn(
  fault: WireFault,
  moment: Moment,
  step: number,
  places: readonly Place[],
  name: ExerciseName,
  mates: readonly ExerciseName[],
): boolean {
  const nth = WIRE_FAULTS.indexOf(fault);
  if (!fault.isOfRemoval && mates[nth % mates.length] !== name) return false;
  const round = Math.floor(nth / mates.length);
  const alike = places.flatMap((one, at) => (one === places[step] ? [at] : []));
  if (places[step] !== "write") return alike[round % alike.length] === step;
  return fault.moments.length < 2 || round % fault.moments.length === fault.moments.indexOf(moment);
}

/** The class of every exercise that this vendor has. */
async function classesOf({ driver, start }: Subject): Promise<Map<ExerciseName, string>> {
  const bench = await start();
  const classes = NAMES.flatMap((name) => {
    const exercise = bench.exercises[name];
    return exercise ? [[name, classOf(driver, exercise, bench)] as const] : [];
  });
  await bench.close();
  return new Map(classes);
}

/** At a write, before and after the vendor did its part; at a read once, because nothing hangs on when. */
function strikesAt(place: Place, name: ExerciseName): { fault: WireFault; moment: Moment }[] {
  return WIRE_FAULTS.filter((fault) => !fault.isOfRemoval || (place === "write" && name === "remove")).flatMap(
    (fault) => (place === "write" ? fault.moments : fault.moments.slice(0, 1)).map((moment) => ({ fault, moment })),
  );
}

/** A few at once: most of the time is spent waiting for patience to end. */
async function inTurn<T>(work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const queue = [...work];
  const one = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) results.push(await next());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return results;
}

type Diversion = { fault: string; to: string; close(): Promise<void> };

async function openDiversions(): Promise<Diversion[]> {
  const nothing = async (): Promise<void> => undefined;
  const withCertificate = async (fault: string, cert: string): Promise<Diversion> => {
    const server = await listen(
      createTlsServer({ key: PRIVATE_KEY, cert }, (_request, response) => response.end("{}")),
    );
    return { fault, to: server.url.replace("http:", "https:"), close: server.close };
  };
  return [
    { fault: "connection refused", to: CLOSED, close: nothing },
    { fault: "a name that nobody knows", to: `https://${NOWHERE}`, close: nothing },
    await withCertificate("an expired certificate", CERTIFICATES.expired),
    await withCertificate("another host's certificate", CERTIFICATES.ofAnotherHost),
    await withCertificate("a self-signed certificate", CERTIFICATES.selfSigned),
  ];
}

async function listen(server: ReturnType<typeof createServer>) {
  let visits = 0;
  server.on("connection", () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits: () => visits,
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** What stays in memory once nothing more is being done. */
async function settledMemory(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().rss;
}
