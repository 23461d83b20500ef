import { Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { daysUntil, formatDay } from "@/lib/core/time";
import type { ClassicLeft } from "@/lib/home/home.queries";
import { CLASSIC_TOKENS } from "@/lib/systems/system-views.rules";

const WIDTH = 314;

/** The countdown of AFAS classic tokens, and on which connectors they are left. */
export function ClassicTokens({ left, total, now }: { left: readonly ClassicLeft[]; total: number; now: Date }) {
  const { expire, stop } = CLASSIC_TOKENS;
  return (
    <Section title="AFAS classic tokens">
      <p className="small">
        They expire on <b>{formatDay(expire)}</b>, in {daysUntil(expire, now)} days. Connectors that still use them stop
        working after <b>{formatDay(stop)}</b>.
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
