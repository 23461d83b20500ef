import type { ReactNode } from "react";
import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { Link } from "@/components/ui/link";
import type { SystemQueue, SystemRow } from "@/lib/systems/system-views.rules";

const seconds = (ms: number | null): string => (ms === null ? "nothing was sent" : `${(ms / 1000).toFixed(1)} s`);

function Counts({
  systemId,
  counts,
}: {
  systemId: string;
  counts: readonly [status: string, n: number, word: string][];
}) {
  const some = counts.filter(([, n]) => n > 0);
  if (some.length === 0) return "none";
  return (
    <span className="row row--wrap">
      {some.map(([status, n, word]) => (
        <Link key={status} href={`/changes?status=${status}&system=${systemId}`}>
          {n.toLocaleString("en-GB")} {word}
        </Link>
      ))}
    </span>
  );
}

function Limit({ system, queue }: { system: SystemRow; queue: SystemQueue }): ReactNode {
  const { throttledAt, throttledTimes } = queue;
  if (system.throttledUntil) {
    return (
      <>
        The vendor asked us to slow down: we wait until <Time at={system.throttledUntil} /> UTC
      </>
    );
  }
  if (!throttledAt) return "The vendor set none in the last 24 hours";
  return (
    <>
      None now. It asked us to slow down {throttledTimes === 1 ? "once" : `${throttledTimes} times`} in the last 24
      hours, last at <Time at={throttledAt} /> UTC
    </>
  );
}

/** What is open towards a system, each number a link to its list, and how fast it goes. */
export function QueueFacts({ system, queue }: { system: SystemRow; queue: SystemQueue }) {
  const { queued, sending, waiting, held, byHand, needsConfirmation, failed, oldest } = queue;
  const { id } = system;
  return (
    <DescriptionList
      ruled
      items={[
        {
          term: "Under way",
          value: (
            <Counts
              systemId={id}
              counts={[
                ["queued", queued, "queued"],
                ["sending", sending, "being sent"],
                ["waiting", waiting, "waiting to be tried again"],
                ["held", held, "held"],
              ]}
            />
          ),
        },
        ...(oldest ? [{ term: "Oldest", value: <Time at={oldest} /> }] : []),
        {
          term: "Need a person",
          value: (
            <Counts
              systemId={id}
              counts={[
                ["needs_confirmation", needsConfirmation, "to confirm"],
                ["failed", failed, "failed"],
                ["by_hand", byHand, byHand === 1 ? "hand task" : "hand tasks"],
              ]}
            />
          ),
        },
        ...(system.isByHand
          ? []
          : [
              { term: "Median, 24 hours", value: seconds(system.medianMs) },
              { term: "p95, 24 hours", value: seconds(system.p95Ms) },
              { term: "Rate limit", value: <Limit system={system} queue={queue} /> },
            ]),
      ]}
    />
  );
}
