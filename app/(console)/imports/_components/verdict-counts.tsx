import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { VERDICTS } from "@/lib/imports/import.rules";
import type { ImportView } from "@/lib/imports/import-views.rules";
import { VERDICT_WORDS } from "./row-table";

/** How many rows are of each verdict; every number is the list that it counts. */
export function VerdictCountsTable({ view, path }: { view: ImportView; path: string }) {
  const { counts } = view;
  return (
    <section
      className="tablewrap"
      aria-label="What becomes of the rows, table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <caption>What becomes of the rows</caption>
        <thead>
          <tr>
            <th scope="col">Verdict</th>
            <th scope="col" className="r">
              Rows
            </th>
            <th scope="col">Such a row</th>
          </tr>
        </thead>
        <tbody>
          {VERDICTS.map((one) => (
            <tr key={one}>
              <th scope="row">{VERDICT_WORDS[one].label}</th>
              <td className="r">
                {counts?.[one] ? (
                  <Link href={`${path}?verdict=${one}#table`}>{counts[one].toLocaleString("en-GB")}</Link>
                ) : (
                  <span className="muted">0</span>
                )}
              </td>
              <td className="muted">{VERDICT_WORDS[one].says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The rows that are left out, to be mended and sent again. */
export function RejectsLink({ view }: { view: ImportView }) {
  const { counts, passed } = view;
  if (!counts || counts.ambiguous + counts.refused + passed === 0) return null;
  return (
    <LinkButton
      size="sm"
      icon="download"
      prefetch={false}
      href={`/api/v1/imports/${view.kind}/${view.id}/rejects`}
      download
    >
      Download what is left out
    </LinkButton>
  );
}
