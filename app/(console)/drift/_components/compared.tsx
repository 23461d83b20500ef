import { Time } from "@/components/feedback/time";
import { Link } from "@/components/ui/link";
import type { DriftCount } from "@/lib/drift/drift-views.rules";

/** System by system: when it was last read whole and could be compared, or why nothing can be said of it. */
export function Compared({ counts }: { counts: readonly DriftCount[] }) {
  return (
    <ul className="grid gap-1">
      {counts.map(({ systemId, systemName, canCompare, lastReadAt, open }) => (
        <li key={systemId}>
          <Link href={`/systems/${systemId}/reads`}>{systemName}</Link>:{" "}
          {!canCompare ? (
            "can’t be compared, because its vendor can’t be read"
          ) : lastReadAt ? (
            <>
              read whole <Time at={lastReadAt} /> UTC, {open.toLocaleString("en-GB")} open
            </>
          ) : (
            "never read whole, so nothing can be said of it"
          )}
        </li>
      ))}
    </ul>
  );
}
