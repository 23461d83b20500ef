import { show } from "../contract-watch";
import type { Connection, ObservedKind } from "../driver";
import { UpstreamError } from "../upstream-error";
import type { WireFault } from "./catalogue";
import type { Subject } from "./cell";
import type { ReadingCell } from "./reading-cell";
import { openRelay } from "./relay";

const PATIENT = { connectMs: 1_000, firstByteMs: 4_000, totalMs: 5_000 };
const IMPATIENT = { connectMs: 1_000, firstByteMs: 1_200, totalMs: 1_500 };

/** A fault at the last request of a list as short as it is seeded: it is read whole all the same, or not at all. */
export async function shortReadCell(
  subject: Subject,
  kind: ObservedKind,
  fault: WireFault,
  elsewhere: string,
): Promise<ReadingCell> {
  const bench = await subject.start();
  const relay = await openRelay(bench.connection);
  const problems: string[] = [];
  let end: ReadingCell["end"] = "whole";
  try {
    const truth = await readAll(subject, kind, { ...relay.connection, limits: PATIENT });
    const last = relay.count * 2 - 1;
    relay.handle(async (exchange) => {
      if (exchange.index !== last) return exchange.answer(await exchange.forward());
      fault.strike(exchange, fault.moments.includes("after") ? await exchange.forward() : null, elsewhere);
    });
    const limits = fault.isSlow ? IMPATIENT : PATIENT;
    const seen = await readAll(subject, kind, { ...relay.connection, limits });
    if (seen !== truth) problems.push("lost: something else is shown than the vendor has");
  } catch (error) {
    end = "rejected";
    if (!(error instanceof UpstreamError)) problems.push(`crashed: ${String(error)}`);
    if (bench.canaries.some((canary) => show(error).includes(canary))) problems.push("leaked: a secret was said");
  } finally {
    await relay.close();
    await bench.close();
  }
  return { kind: `short ${kind}`, fault: fault.name, end, problems };
}

/** All that is shown, in any order, as one text. */
async function readAll({ driver }: Subject, kind: ObservedKind, connection: Connection): Promise<string> {
  const items: string[] = [];
  for await (const page of driver.observe?.(kind, connection) ?? [])
    items.push(...page.items.map((item) => JSON.stringify(item)));
  return items.sort().join("\n");
}
