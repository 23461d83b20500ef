import { formatDay, formatMoment } from "@/lib/core/time";
import { blocked, closed, doubtEnd, doubted, open, plain, type Reason } from "./open-light.rules";
import { isBlocking, isInForce, latest, type PairFacts, unblockedSince } from "./pair-facts.rules";
import { sourceOf } from "./source.rules";
import type { Light, NextStep } from "./verdict.rules";
import { addedBy, trimmed } from "./words.rules";

/** Connector open: linked to a group, not retired and not blocked. */
export function connectorLight(facts: PairFacts, at: Date): Light {
  const { connector, system, link } = facts;
  const act = (isBlocking(connector.block, at) ? connector.block?.opened : connector.block?.closed) ?? null;
  const source = connector.block?.source ?? link?.source ?? connector.source;
  const traced = { delivery: connector.delivery, source, act: act ?? link?.opened ?? null, readAt: system.lastReadAt };
  const isLinked = link !== null && isInForce(link, at);
  const reasons: Reason[] = [];
  if (connector.retiredAt && connector.retiredAt <= at) {
    const day = formatDay(connector.retiredAt);
    reasons.push(
      plain(connector.retiredAt, `${connector.name} was retired on ${day}.`, "connector retired", "it is retired"),
    );
  }
  if (connector.block && isBlocking(connector.block, at)) {
    const next: NextStep = { code: "unblock_connector", label: "Unblock", subjectId: connector.id };
    reasons.push(blocked(connector.name, connector.block, "connector blocked", "it is blocked", next));
  }
  if (!isLinked) {
    const next: NextStep = { code: "link_group", label: "Link a group", subjectId: connector.id };
    const says = `${connector.name} is linked to no group.`;
    reasons.push({ ...plain(link?.to ?? null, says, "no group linked", "it is linked to no group"), next });
  }
  if (reasons.length > 0) return closed("connector", reasons, sourceOf(traced, at));
  if (connector.doubt && isInForce(connector.doubt, at)) {
    const says = `Not blocked here. Whether ${system.vendorName} has it open can't be told: ${trimmed(connector.doubt.reason)}.`;
    return doubted("connector", connector.doubt.from, says, `whether ${connector.name} is open there`, facts);
  }
  const free = unblockedSince(connector.block, at);
  const linked = link ? `Linked to ${link.group.code} since ${formatDay(link.from)}.` : "";
  const says = `Not blocked${free ? ` since ${formatMoment(free)}` : ""}. ${linked}${free ? addedBy("Unblocked", act) : ""}`;
  const since = latest([link?.from, free, doubtEnd(connector.doubt, at)]);
  return open("connector", since, says, act, sourceOf(traced, at));
}
