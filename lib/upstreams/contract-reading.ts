import type { Bench, Chapter, Desk, LongList } from "./contract-bench";
import { must } from "./contract-desk";
import { show } from "./contract-watch";
import type { Connection, Driver } from "./driver";
import { type Answer, openRelay } from "./faults/relay";
import { UpstreamError } from "./upstream-error";

type Page = { keys: string[]; next: string | null };
type Reading = { pages: Page[]; error: UpstreamError | null };

/** Whether it can be examined at all: a vendor that shows nothing has no lists, and says so. */
function without(bench: Bench, driver: Driver): string | undefined {
  if (bench.without.pages) return bench.without.pages;
  const observes = driver.observesAt?.(bench.connection.settings) ?? driver.observes;
  return observes.length === 0 ? (bench.without.list ?? "this vendor can't be read") : undefined;
}

export const READING_CHAPTERS: readonly Chapter[] = [
  {
    name: "an answer drift between pages",
    without,
    run: (desk) =>
      eachList(desk, async (fresh, list) => {
        for (const shift of SHIFTS) await drift(fresh, list, shift);
      }),
  },
  { name: "a page repeated", without, run: (desk) => eachList(desk, repeatPage) },
  { name: "reading goes on from a cursor", without, run: (desk) => eachList(desk, goOn) },
];

/** Each list on a bench of its own. */
async function eachList(desk: Desk, work: (desk: Desk, list: LongList) => Promise<void>): Promise<void> {
  const kinds = desk.bench.lists?.map(({ kind }) => kind) ?? [];
  if (kinds.length === 0) throw new Error("the bench offers no lists and does not say why");
  for (const kind of kinds) {
    const bench = await desk.startBench();
    try {
      const list = bench.lists?.find((one) => one.kind === kind);
      list?.fill();
      if (list) await work({ ...desk, bench }, list);
    } finally {
      await bench.close();
    }
  }
}

/** What other programs do to a list while it is read; each is given the keys of the first page. */
const SHIFTS: readonly { what: string; shift(list: LongList, first: readonly string[]): void }[] = [
  { what: "a row before is gone", shift: (list, first) => list.drop(first[0] ?? "") },
  { what: "the last row read is gone", shift: (list, first) => list.drop(first.at(-1) ?? "") },
  { what: "a row before is new", shift: (list) => void list.addFirst() },
  {
    what: "a row before is new and another one gone",
    shift(list, first) {
      list.drop(first.at(-1) ?? "");
      list.addFirst();
    },
  },
];

async function drift(desk: Desk, list: LongList, { what, shift }: (typeof SHIFTS)[number]): Promise<void> {
  const before = list.keys();
  const reading = await read(desk, list, desk.bench.connection, {
    between: (first) => shift(list, first),
  });
  if (reading.error) return;
  const after = new Set(list.keys());
  const found = new Set(reading.pages.flatMap(({ keys }) => keys));
  const known = new Set([...before, ...after]);
  const missed = before.filter((key) => after.has(key) && !found.has(key));
  must(
    missed.length === 0,
    `${list.kind}, ${what}: ${missed.length} rows that were there all the time are shown as gone`,
  );
  must(
    [...found].every((key) => known.has(key)),
    `${list.kind}, ${what}: rows are shown that never were`,
  );
}

/** The vendor answers a request for the second page with the first page once more. */
async function repeatPage(desk: Desk, list: LongList): Promise<void> {
  const relay = await openRelay(desk.bench.connection);
  let latest: Answer | null = null;
  let repeats = false;
  relay.handle(async (exchange) => {
    const answer = repeats && latest ? latest : await exchange.forward();
    latest = answer;
    exchange.answer(answer);
  });
  try {
    const reading = await read(desk, list, relay.connection, {
      between: () => {
        repeats = true;
      },
      atMostPages: 20,
    });
    const found = new Set(reading.pages.flatMap(({ keys }) => keys));
    must(
      reading.error !== null || list.keys().every((key) => found.has(key)),
      `${list.kind}: a repeated page is taken for the next one, and part is shown as all`,
    );
  } finally {
    await relay.close();
  }
}

/** A reading that goes on from any page's end shows exactly the rest, and what is no cursor shows no part as all. */
async function goOn(desk: Desk, list: LongList): Promise<void> {
  const { connection } = desk.bench;
  const whole = await read(desk, list, connection);
  if (whole.error) throw new Error(`${list.kind} can't be read: ${whole.error.message}`);
  const all = new Set(list.keys());
  const found = new Set(whole.pages.flatMap(({ keys }) => keys));
  must(whole.pages.length >= 3, `${list.kind}: it was read in ${whole.pages.length} pages, too few to go on from`);
  must(found.size === all.size && [...all].every((key) => found.has(key)), `${list.kind}: the reading isn't the truth`);
  must(whole.pages.at(-1)?.next === null, `${list.kind}: the last page says that there is more`);
  for (const [i, { next }] of whole.pages.slice(0, 3).entries()) {
    if (next === null) continue;
    const rest = await read(desk, list, connection, { from: next });
    if (rest.error) throw new Error(`${list.kind} doesn't go on after page ${i + 1}: ${rest.error.message}`);
    const later = new Set(rest.pages.flatMap(({ keys }) => keys));
    const early = whole.pages.slice(0, i + 1).flatMap(({ keys }) => keys);
    const reached = new Set([...early, ...later]);
    must(
      [...all].every((key) => reached.has(key)),
      `${list.kind}: going on after page ${i + 1} leaves rows out`,
    );
    must(!early.slice(0, -1).some((key) => later.has(key)), `${list.kind}: going on after page ${i + 1} starts again`);
  }
  const odd = await read(desk, list, connection, { from: "no such place" });
  const seen = new Set(odd.pages.flatMap(({ keys }) => keys));
  must(odd.error !== null || [...all].every((key) => seen.has(key)), `${list.kind}: a broken cursor shows part as all`);
}

type ReadOptions = { from?: string; between?(first: readonly string[]): void; atMostPages?: number };

async function read(desk: Desk, list: LongList, connection: Connection, options: ReadOptions = {}): Promise<Reading> {
  const { driver, said } = desk;
  if (!driver.observe) throw new Error("there is nothing to read with");
  const pages: Page[] = [];
  try {
    for await (const { items, next } of driver.observe(list.kind, connection, options.from ?? null)) {
      pages.push({ keys: items.map(list.keyOf), next });
      if (pages.length === 1) options.between?.(pages[0]?.keys ?? []);
      must(pages.length <= (options.atMostPages ?? 1000), `${list.kind}: the reading does not end`);
    }
    return { pages, error: null };
  } catch (error) {
    said.push(show(error));
    if (error instanceof UpstreamError) return { pages, error };
    throw error;
  }
}
