import { Time } from "@/components/feedback/time";
import { PlainState } from "@/components/ui/chip";
import { daysUntil } from "@/lib/core/time";

const SOON_DAYS = 30;

/** When a system's own credential ends: a day, said aloud when it is near or past, and unknown where nobody told us. */
export function CredentialEnd({ at, now }: { at: Date | null; now: Date }) {
  if (!at) return <span className="muted">unknown</span>;
  const days = daysUntil(at, now);
  if (days <= 0) {
    return (
      <PlainState tone="bad" icon="circle-x">
        expired <Time at={at} as="day" />
      </PlainState>
    );
  }
  if (days > SOON_DAYS) return <Time at={at} as="day" />;
  return (
    <PlainState tone="warn" icon="clock">
      <Time at={at} as="day" />, in {days === 1 ? "1 day" : `${days} days`}
    </PlainState>
  );
}
