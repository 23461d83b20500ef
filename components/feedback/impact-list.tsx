import type { Impact, ImpactPair } from "@/lib/access/impact.rules";

const SHOWN = 10;

function Pairs({ pairs, count, sign }: { pairs: readonly ImpactPair[]; count: number; sign: "+" | "−" }) {
  const shown = pairs.slice(0, SHOWN);
  const more = count - shown.length;
  return (
    <ul className="rows border-line border-t">
      {shown.map((pair) => (
        <li key={`${pair.accountId}-${pair.connectorId}`}>
          <span className={sign === "+" ? "plus" : "minus"} aria-hidden="true">
            {sign}
          </span>
          <span className="grow">
            <span className="med">{pair.userName}</span> <span className="muted">{pair.connectorName}</span>
          </span>
        </li>
      ))}
      {more > 0 ? <li className="muted">and {more.toLocaleString("en-GB")} more</li> : null}
    </ul>
  );
}

/** Who gains and who loses what by a change; no change at all is a sentence, not an empty list. */
export function ImpactList({ impact, level = 3 }: { impact: Impact; level?: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  if (impact.gained === 0 && impact.lost === 0) {
    return <p className="small muted">Nobody gains or loses the use of a connector by this.</p>;
  }
  return (
    <div className="impact">
      <section>
        <Heading className="mb-2">
          <span className="plus num">+{impact.gained.toLocaleString("en-GB")}</span> gained
        </Heading>
        {impact.gained > 0 ? (
          <Pairs pairs={impact.gainedPairs} count={impact.gained} sign="+" />
        ) : (
          <p className="small muted">Nobody</p>
        )}
      </section>
      <section>
        <Heading className="mb-2">
          <span className="minus num">−{impact.lost.toLocaleString("en-GB")}</span> lost
        </Heading>
        {impact.lost > 0 ? (
          <Pairs pairs={impact.lostPairs} count={impact.lost} sign="−" />
        ) : (
          <p className="small muted">Nobody</p>
        )}
      </section>
    </div>
  );
}
