import { LIGHT_NAMES, type LightName, type LightState, type Verdict } from "./verdict.rules";

/** Why a verdict differs between two moments: the light that made the difference, when, and by whom. */
export type Cause = {
  light: LightName;
  from: LightState;
  to: LightState;
  at: Date | null;
  /** What is so at the later moment. */
  sentence: string;
  by: string | null;
  ticket: string | null;
};

/** The light that changed last among those that decide: red ones where access was lost, newly green ones where it was gained. */
export function causeOf(before: Verdict, after: Verdict): Cause {
  const changed = LIGHT_NAMES.filter((name) => before.lights[name].state !== after.lights[name].state);
  const deciding = changed.filter((name) =>
    after.state === "yes" ? after.lights[name].state === "yes" : after.lights[name].state !== "yes",
  );
  const names = deciding.length > 0 ? deciding : changed.length > 0 ? changed : LIGHT_NAMES;
  const time = (name: LightName) => after.lights[name].since?.getTime() ?? 0;
  const [first, ...others] = names;
  // Gained when the last missing light turned green; lost when the first one turned red.
  const name = others.reduce(
    (best, one) => ((after.state === "yes" ? time(one) > time(best) : time(one) < time(best)) ? one : best),
    first ?? "member",
  );
  const light = after.lights[name];
  return {
    light: name,
    from: before.lights[name].state,
    to: light.state,
    at: light.since,
    sentence: light.sentence,
    by: light.by,
    ticket: light.ticket,
  };
}
