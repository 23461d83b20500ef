import { Section } from "@/components/layout/content";
import type { Impact, ImpactPair } from "@/lib/access/impact.rules";

const SHOWN = 10;

function Pairs({ pairs, total, sign }: { pairs: readonly ImpactPair[]; total: number; sign: "gained" | "lost" }) {
  if (total === 0) return <p className="small muted">Nobody {sign} anything.</p>;
  return (
    <ul className="rows">
      {pairs.slice(0, SHOWN).map((pair) => (
        <li key={`${pair.accountId}${pair.connectorId}`}>
          <span className="grow">
            <b>{pair.userName}</b> {sign} <b>{pair.connectorName}</b>
          </span>
        </li>
      ))}
      {total > SHOWN ? <li className="muted">and {(total - SHOWN).toLocaleString("en-GB")} more</li> : null}
    </ul>
  );
}

/** Who could use what because of a change, and who no longer could, at the moment it was decided. */
export function ImpactSection({ impact }: { impact: Impact | null }) {
  if (!impact) return null;
  return (
    <Section
      title="Who gained or lost"
      note={`${impact.gained.toLocaleString("en-GB")} gained, ${impact.lost.toLocaleString("en-GB")} lost`}
    >
      {impact.gained > 0 ? <Pairs pairs={impact.gainedPairs} total={impact.gained} sign="gained" /> : null}
      {impact.lost > 0 ? <Pairs pairs={impact.lostPairs} total={impact.lost} sign="lost" /> : null}
      {impact.gained + impact.lost === 0 ? (
        <p className="small muted">Nobody gained or lost the use of a connector.</p>
      ) : null}
    </Section>
  );
}
