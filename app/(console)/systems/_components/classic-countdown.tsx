import { Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { daysUntil, formatDay } from "@/lib/core/time";
import { CLASSIC_TOKENS, type SystemRow } from "@/lib/systems/system-views.rules";

/** How long classic tokens last and how many are left, system by system; nothing where none is left. */
export function ClassicCountdown({ systems, now }: { systems: readonly SystemRow[]; now: Date }) {
  const left = systems.filter(({ classicTokens }) => classicTokens > 0);
  const total = left.reduce((sum, { classicTokens }) => sum + classicTokens, 0);
  if (total === 0) return null;
  const { expire, stop } = CLASSIC_TOKENS;
  return (
    <Section title="AFAS classic tokens" note={`${total.toLocaleString("en-GB")} still work`}>
      <p className="small">
        They expire on <b>{formatDay(expire)}</b>, in {daysUntil(expire, now)} days, and stop working altogether after{" "}
        <b>{formatDay(stop)}</b>, in {daysUntil(stop, now)} days.
      </p>
      <ul className="rows mt-2 border-line border-t">
        {left.map(({ id, name, classicTokens }) => (
          <li key={id}>
            <span className="grow">
              <Link href={`/tokens?system=${id}`}>{name}</Link>
            </span>
            <span className="num">{classicTokens.toLocaleString("en-GB")} left</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
