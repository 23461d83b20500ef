import { Time } from "@/components/feedback/time";
import type { LightState } from "@/lib/access/verdict.rules";

const WORDS: Readonly<Record<LightState, string>> = { yes: "Yes", no: "No", unknown: "Unknown" };

/** Whether, since when, or why not, in a few words for a row. */
export function StateWords({ state, since, short }: { state: LightState; since: Date | null; short: string }) {
  return (
    <>
      <b className={state === "yes" ? "" : `state--${state}`}>{WORDS[state]}</b>{" "}
      <span className="muted">
        {state === "yes" ? (
          since ? (
            <>
              since <Time at={since} as="day" />
            </>
          ) : (
            ""
          )
        ) : (
          short
        )}
      </span>
    </>
  );
}
