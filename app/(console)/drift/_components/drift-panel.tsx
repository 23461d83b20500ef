import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { Panel } from "@/components/layout/panel";
import { Link } from "@/components/ui/link";
import type { DriftRow } from "@/lib/drift/drift-views.rules";
import { DriftActs } from "./drift-acts";
import { bothSides, DRIFT_WORDS } from "./drift-words";

export type DriftPanelProps = { row: DriftRow; closeHref: string; maySettle: boolean; reasons: readonly string[] };

function Links({ row }: { row: DriftRow }) {
  const links = [
    row.userId ? { href: `/users/${row.userId}`, label: row.userName ?? "The person" } : null,
    row.groupId ? { href: `/groups/${row.groupId}`, label: row.groupCode ?? "The group" } : null,
    row.connectorId ? { href: `/connectors/${row.connectorId}`, label: "The app connector" } : null,
    row.tokenId ? { href: `/tokens/${row.tokenId}`, label: "The token" } : null,
  ].filter((link) => link !== null);
  if (links.length === 0) return "nothing that is known here";
  return (
    <span className="row row--wrap">
      {links.map(({ href, label }) => (
        <Link key={href} href={href}>
          {label}
        </Link>
      ))}
    </span>
  );
}

/** One difference beside the list: both sides, what it is about, and what can be done about it from here. */
export function DriftPanel({ row, closeHref, maySettle, reasons }: DriftPanelProps) {
  const { here, there } = bothSides(row);
  const { accept, restore, ignored } = row;
  return (
    <Panel over={DRIFT_WORDS[row.kind].label} title={row.sentence} closeHref={closeHref}>
      <div className="diff">
        <div className="was">
          <p className="h4">Decided here</p>
          <p>{here}</p>
        </div>
        <div>
          <p className="h4">Seen there</p>
          <p>{there}</p>
        </div>
      </div>
      <DescriptionList
        items={[
          {
            term: "System",
            value: <Link href={`/systems/${row.systemId}/reads`}>{row.systemName}</Link>,
          },
          { term: "Found", value: <Time at={row.since} /> },
          { term: "About", value: <Links row={row} /> },
          { term: "Accept theirs", value: accept.says },
          { term: "Restore ours", value: restore.says },
          ...(ignored
            ? [
                {
                  term: "Ignored",
                  value: (
                    <>
                      until <Time at={ignored.until} as="day" />, by {ignored.by}: {ignored.reason}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {maySettle ? (
        <div className="mt-4">
          <DriftActs
            names={[{ systemId: row.systemId, kind: row.kind, key: row.key }]}
            what={row.sentence}
            reasons={reasons}
            can={{ accept: accept.can, restore: restore.can }}
          />
        </div>
      ) : null}
    </Panel>
  );
}
