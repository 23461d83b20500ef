import { formatDay } from "@/lib/core/time";
import { connectorLight } from "./connector-light.rules";
import { memberLight } from "./membership-light.rules";
import { earliest, latest, type PairFacts } from "./pair-facts.rules";
import { personLight } from "./person-light.rules";
import { systemLight } from "./system-light.rules";
import { tokenLight } from "./token-light.rules";
import { LIGHT_NAMES, type Light, type LightState, type Verdict } from "./verdict.rules";
import { capital } from "./words.rules";

/** Whether the person can use the connector at the moment, with a reason for each of the five lights. */
export function judge(facts: PairFacts, at: Date): Verdict {
  const lights = {
    member: memberLight(facts, at),
    token: tokenLight(facts, at),
    connector: connectorLight(facts, at),
    person: personLight(facts, at),
    system: systemLight(facts, at),
  };
  const all = LIGHT_NAMES.map((name) => lights[name]);
  const red = all.filter(({ state }) => state === "no");
  const unknown = all.filter(({ state }) => state === "unknown");
  const state: LightState = red.length > 0 ? "no" : unknown.length > 0 ? "unknown" : "yes";
  const since = sinceOf(state, all, red, unknown);
  const names = { user: facts.user.name, connector: facts.connector.name };
  return { state, since, lights, sentence: aloud(names, since, red, unknown), short: inShort(state, red, unknown) };
}

// Yes since the last light turned green; no or unknown since the first of the lights that make it so.
function sinceOf(state: LightState, all: Light[], red: Light[], unknown: Light[]): Date | null {
  if (state === "yes") return latest(all.map(({ since }) => since));
  const guilty = state === "no" ? red : unknown;
  return guilty.some(({ since }) => since === null) ? null : earliest(guilty.map(({ since }) => since));
}

function aloud(
  names: { user: string; connector: string },
  since: Date | null,
  red: readonly Light[],
  unknown: readonly Light[],
): string {
  const { user, connector } = names;
  const open = clauses(unknown);
  if (red.length > 0) {
    const more =
      unknown.length === 0
        ? ""
        : unknown.length === 1
          ? ` One more light is unknown: ${open}.`
          : ` ${unknown.length} more lights are unknown: ${open}.`;
    return `${user} can't use ${connector}, because ${clauses(red)}.${more}`;
  }
  if (unknown.length > 0) return `It can't be told whether ${user} can use ${connector}. Unknown: ${open}.`;
  const from = since ? `, since ${formatDay(since)}` : "";
  return `${user} can use ${connector}${from}: a member of its group, with a valid token, and nothing is blocked.`;
}

function clauses(lights: readonly Light[]): string {
  const distinct = [...new Set(lights.map(({ clause }) => clause))];
  const last = distinct.pop() ?? "";
  return distinct.length === 0 ? last : `${distinct.join(", ")} and ${last}`;
}

function inShort(state: LightState, red: readonly Light[], unknown: readonly Light[]): string {
  if (state === "yes") return "";
  if (state === "no") return capital([...new Set(red.map(({ short }) => short))].join(", "));
  const names = unknown.map(({ short }) => short);
  const last = names.pop() ?? "";
  return capital(`${names.length > 0 ? `${names.join(", ")} and ${last}` : last} can't be told`);
}
