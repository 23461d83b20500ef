import type { ReactNode } from "react";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Stamp } from "@/components/feedback/stamp";
import { Section } from "@/components/layout/content";
import type { LastSent } from "@/lib/systems/last-sent.queries";

const COLUMNS: readonly Column<LastSent>[] = [
  { key: "what", header: "What was sent last", wrap: true, cell: (row) => row.sentence },
  {
    key: "at",
    header: "When (UTC)",
    cell: (row) =>
      row.status === "verified" ? (
        <Stamp kind="observed" words="Confirmed" at={row.at} />
      ) : (
        <Stamp kind="sent" words="Last sent" at={row.at} note="can’t be read" />
      ),
  },
  {
    key: "hash",
    header: "Body",
    priority: "tablet",
    help: "The first eight of its SHA-256, to tell whether the same was sent twice",
    cell: (row) => (row.hash ? <span className="mono">{row.hash}…</span> : null),
  },
];

export type LastSentProps = { rows: readonly LastSent[]; total: number; name: string; more?: ReactNode };

/** What stands in place of a reading where nothing can be read: the last accepted order about each subject. */
export function LastSentSection({ rows, total, name, more }: LastSentProps) {
  return (
    <Section
      title="Last sent"
      more={more}
      note={total > rows.length ? `the latest ${rows.length} of ${total.toLocaleString("en-GB")}` : undefined}
    >
      {rows.length === 0 ? (
        <p className="small muted">Nothing was sent to {name} yet.</p>
      ) : (
        <PlainTable
          caption="Last sent"
          bleed
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/changes/${row.changeId}`}
        />
      )}
    </Section>
  );
}
