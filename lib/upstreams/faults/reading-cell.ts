import { show } from "../contract-watch";
import { UpstreamError } from "../upstream-error";
import type { WireFault } from "./catalogue";
import type { Subject } from "./cell";
import { type Answer, openRelay } from "./relay";

export type ReadingCell = { kind: string; fault: string; end: "rejected" | "whole"; problems: string[] };

const PATIENT = { connectMs: 1_000, firstByteMs: 4_000, totalMs: 5_000 };
const IMPATIENT = { connectMs: 1_000, firstByteMs: 1_200, totalMs: 1_500 };
export const LOOP = "pagination loop";
const MOST_PAGES = 50;

/** A fault at the second page of a list, or `null` for a vendor that answers every further page with the first one. */
export async function readingCell(
  subject: Subject,
  which: number,
  fault: WireFault | null,
  elsewhere: string,
): Promise<ReadingCell> {
  const bench = await subject.start();
  const relay = await openRelay(bench.connection);
  const list = bench.lists?.[which];
  if (!list || !subject.driver.observe) throw new Error("the bench has no such list");
  list.fill();
  let pages = 0;
  let isStruck = false;
  let latest: Answer | null = null;
  relay.handle(async (exchange) => {
    if (pages === 0 || (fault && isStruck)) {
      latest = await exchange.forward();
      return exchange.answer(latest);
    }
    isStruck = true;
    if (fault) fault.strike(exchange, fault.moments.includes("after") ? await exchange.forward() : null, elsewhere);
    else if (latest) exchange.answer(latest);
  });
  const found = new Set<string>();
  const problems: string[] = [];
  let end: ReadingCell["end"] = "whole";
  try {
    const connection = { ...relay.connection, limits: fault?.isSlow ? IMPATIENT : PATIENT };
    for await (const { items } of subject.driver.observe(list.kind, connection)) {
      for (const item of items) found.add(list.keyOf(item));
      pages += 1;
      if (pages > MOST_PAGES) throw new Error("the reading does not end");
    }
  } catch (error) {
    end = "rejected";
    if (!(error instanceof UpstreamError)) problems.push(`crashed: ${String(error)}`);
    if (bench.canaries.some((canary) => show(error).includes(canary))) problems.push("leaked: a secret was said");
  } finally {
    await relay.close();
  }
  if (!isStruck) problems.push("the fault struck nothing");
  const missing = list.keys().filter((key) => !found.has(key)).length;
  if (end === "whole" && missing > 0) problems.push(`lost: part is shown as all, without ${missing} rows`);
  await bench.close();
  return { kind: list.kind, fault: fault?.name ?? LOOP, end, problems };
}
