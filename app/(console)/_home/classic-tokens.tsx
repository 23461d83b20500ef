import { Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { daysUntil } from "@/lib/core/time";
import type { ClassicLeft } from "@/lib/home/home.queries";

// AFAS, authentication page of its documentation of 30 September 2026.
const EXPIRE = new Date("2027-05-01T00:00:00Z");
const WIDTH = 314;

/** The countdown of AFAS classic tokens, and on which connectors they are left. */
export function ClassicTokens({ left, total, now }: { left: readonly ClassicLeft[]; total: number; now: Date }) {
  return (
    <Section title="AFAS classic tokens">
      <p className="small">
        They expire on <b>1 May 2027</b>, in {daysUntil(EXPIRE, now)} days. Connectors that still use them stop working
        after <b>31 August 2027</b>.
      </p>
      <div className="mt-3 border-line border-t">
        {left.map(({ connectorId, name, left: n, all }) => (
          <div className="meter" key={connectorId}>
            <Link href={`/connectors/${connectorId}`}>{name}</Link>
            <span className="num">{n.toLocaleString("en-GB")} left</span>
            <svg className="meter__bar w-full" viewBox={`0 0 ${WIDTH} 4`} preserveAspectRatio="none" aria-hidden="true">
              <rect width={all > 0 ? (n / all) * WIDTH : 0} height="4" fill="currentColor" />
            </svg>
          </div>
        ))}
      </div>
      <p className="cap muted mt-2">
        Bar: share of that connector’s working tokens that are classic. {total.toLocaleString("en-GB")} classic tokens
        work now.
      </p>
    </Section>
  );
}
