import { Time } from "@/components/feedback/time";
import { Icon } from "@/components/ui/icon";
import type { ProbeState } from "@/lib/systems/probe.rules";

const LOOKS = {
  ok: { icon: "check", tone: "plain--ok", word: "Yes" },
  failed: { icon: "circle-x", tone: "plain--bad", word: "No" },
  skipped: { icon: "circle-help", tone: "plain--pend", word: "Not asked" },
} as const;

/** Each check of the last test with its words; says plainly when there was none. */
export function ProbeList({ probe, provedAt }: { probe: ProbeState | null; provedAt: Date | null }) {
  if (!probe || (probe.checks.length === 0 && !probe.askedAt)) return <p className="small muted">Not tested yet.</p>;
  return (
    <>
      <ul className="rows">
        {probe.checks.map((check) => (
          <li key={check.name}>
            <span className="grow">
              <b>{check.name}</b>
              <span className="sub-line block">{check.says}</span>
            </span>
            <span className={`plain ${LOOKS[check.state].tone}`}>
              <Icon name={LOOKS[check.state].icon} />
              {LOOKS[check.state].word}
            </span>
          </li>
        ))}
      </ul>
      <p className="small muted mt-2" role="status">
        {probe.askedAt ? "Testing now. " : ""}
        {provedAt ? (
          <>
            Last answer <Time at={provedAt} /> UTC
          </>
        ) : null}
      </p>
    </>
  );
}
