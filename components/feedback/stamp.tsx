import type { ReactNode } from "react";
import { Time, type TimeProps } from "./time";

/** How we know what stands at the vendor; `by_hand` is a person's word, `drift` an observation that differs from the decision. */
export const PROVENANCES = ["observed", "sent", "by_hand", "decided", "unknown", "drift"] as const;
export type Provenance = (typeof PROVENANCES)[number];

const WORDS: Readonly<Record<Provenance, string>> = {
  observed: "Observed",
  sent: "Sent",
  by_hand: "By hand",
  decided: "Decided, not done",
  unknown: "Unknown",
  drift: "Drift",
};

export type StampProps = {
  kind: Provenance;
  /** The moment of the fact; shown in UTC after the words. */
  at?: Date | string | null;
  /** Replaces the standing words: "By hand, S. de Boer", "Decided here". */
  words?: ReactNode;
  /** Said after the time: "can’t be read back". */
  note?: ReactNode;
  boxed?: boolean;
  /** How the moment is said; lists may say the day alone. */
  as?: TimeProps["as"];
};

/** Two cells, here and there: what we decided and what the vendor confirmed, always with words and, where there is one, a time. */
export function Stamp({ kind, at = null, words, note, boxed = false, as = "moment" }: StampProps) {
  const name = kind === "by_hand" ? "hand" : kind;
  const since = kind === "unknown" && at && words === undefined ? " since" : "";
  return (
    <span className={`prov prov--${name}${boxed ? " prov--box" : ""}`}>
      <svg aria-hidden="true">
        <use href={`#prov-${name}`} />
      </svg>
      <span>
        {words ?? WORDS[kind]}
        {since}
        {at ? (
          <>
            {since || kind === "observed" || kind === "sent" ? " " : ", "}
            <Time at={at} as={as} />
          </>
        ) : null}
        {note ? <>, {note}</> : null}
      </span>
    </span>
  );
}

/** What the six stamps mean, for the line under a list with stamps. */
export function StampLegend() {
  return (
    <p className="legend">
      <span>Two cells: here, there</span>
      {PROVENANCES.map((kind) => (
        <Stamp key={kind} kind={kind} words={kind === "by_hand" ? "by hand" : kind} />
      ))}
    </p>
  );
}
