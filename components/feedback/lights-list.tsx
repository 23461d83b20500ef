import type { ReactNode } from "react";
import { Gate, type GateState, LIGHT_WORDS, type LightName } from "./gates";

const STATE_WORDS: Readonly<Record<GateState, string>> = { yes: "Yes", no: "No", unknown: "Unknown" };

export type LightRow = {
  light: LightName;
  state: GateState;
  /** Why, in one or two sentences. */
  say: ReactNode;
  /** Source and age: stamps. */
  meta?: ReactNode;
  /** The next step, a button or link, where the light is red or unknown. */
  next?: ReactNode;
  /** A number at the right, as on a connector ("how many pass"); then the state word is left out. */
  count?: ReactNode;
};

/** The five lights with their reasons, one under the other: the panel "Why or why not" and "Who can use it". */
export function LightsList({ rows }: { rows: readonly LightRow[] }) {
  return (
    <ol className="lights">
      {rows.map((row) => (
        <li className="light" key={row.light}>
          <Gate state={row.state} />
          <div>
            <p className="light__top">
              <span className="light__name">{LIGHT_WORDS[row.light]}</span>
              {row.count === undefined ? (
                <span className={`state state--${row.state}`}>{STATE_WORDS[row.state]}</span>
              ) : (
                <>
                  <span className="vh">{STATE_WORDS[row.state]}</span>
                  <span className="push strong num">{row.count}</span>
                </>
              )}
            </p>
            <div className="light__say">{row.say}</div>
            {row.meta ? <p className="light__meta">{row.meta}</p> : null}
            {row.next ? <div className="light__next">{row.next}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What the three shapes mean, for the line above a list with lights. */
export function GatesLegend() {
  return (
    <p className="legend pb-3">
      <span>In order: member, token, connector, person, system</span>
      {(["yes", "no", "unknown"] as const).map((state) => (
        <span key={state}>
          <Gate state={state} />
          {state}
        </span>
      ))}
    </p>
  );
}
