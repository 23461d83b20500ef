import { Link } from "@/components/ui/link";
import { FOUND_CLASSES, type FoundCounts } from "@/lib/adopt/adopt-views.rules";
import { KIND_WORDS } from "@/lib/observe/reading-views.rules";
import type { ObservedKind } from "@/lib/upstreams/driver";
import { CLASS_WORDS } from "./found-table";

export type FoundCountsProps = { counts: FoundCounts; observes: readonly ObservedKind[]; path: string };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What was found, kind by class; every number is the list it counts. */
export function FoundCountsTable({ counts, observes, path }: FoundCountsProps) {
  return (
    <section
      className="tablewrap"
      aria-label="What was found, table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <caption>What was found</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            {FOUND_CLASSES.map((one) => (
              <th scope="col" className="r" key={one} title={CLASS_WORDS[one].says}>
                {CLASS_WORDS[one].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {observes.map((kind) => (
            <tr key={kind}>
              <th scope="row">
                <Link href={`${path}?kind=${kind}#found`}>{capital(KIND_WORDS[kind].many)}</Link>
              </th>
              {FOUND_CLASSES.map((one) => {
                const n = counts[kind]?.[one] ?? 0;
                return (
                  <td className="r" key={one}>
                    {n === 0 ? (
                      <span className="muted">0</span>
                    ) : (
                      <Link
                        href={`${path}?class=${one}&kind=${kind}#found`}
                        aria-label={`${n.toLocaleString("en-GB")} ${KIND_WORDS[kind].many}: ${CLASS_WORDS[one].label.toLowerCase()}`}
                      >
                        {n.toLocaleString("en-GB")}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the classes mean. */
export function FoundLegend() {
  return (
    <p className="cap muted mt-3">
      {FOUND_CLASSES.map((one) => (
        <span key={one}>
          <b className="font-medium">{CLASS_WORDS[one].label}</b> {CLASS_WORDS[one].says}.{" "}
        </span>
      ))}
    </p>
  );
}
