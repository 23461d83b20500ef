import { Time } from "@/components/feedback/time";
import { Link } from "@/components/ui/link";
import type { DriftCount } from "@/lib/drift/drift-views.rules";

/** How many differences a system shows, as of when; unknown is said as unknown. */
export function DriftSummary({ count, systemId }: { count: DriftCount | null; systemId: string }) {
  if (!count?.lastReadAt) {
    return <p className="small muted">Unknown: it was never read whole, so nothing could be compared.</p>;
  }
  const { open, ignored, lastReadAt } = count;
  const left = ignored > 0 ? `, ${ignored.toLocaleString("en-GB")} more are ignored for now` : "";
  return (
    <p className="small">
      {open === 0 ? (
        "Nothing differs from what was decided here"
      ) : (
        <Link href={`/drift?system=${systemId}`}>
          {open.toLocaleString("en-GB")} {open === 1 ? "difference" : "differences"}
        </Link>
      )}
      {left}, as of <Time at={lastReadAt} /> UTC.
    </p>
  );
}
