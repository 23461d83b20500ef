import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { HowMark } from "@/components/feedback/how-mark";
import { Section } from "@/components/layout/content";
import {
  type CapabilityCell,
  type CapabilityRow,
  CLASS_SAYS,
  proofWords,
  type ReadingRow,
} from "@/lib/systems/capability-views.rules";
import { AssumedMark } from "./assumed-mark";

type Row = CapabilityCell & { key: string; label: string };

const COLUMNS: readonly Column<Row>[] = [
  { key: "effect", header: "Effect", wrap: true, cell: (row) => row.label },
  { key: "how", header: "How", cell: (row) => <HowMark how={row.how} inline /> },
  {
    key: "says",
    header: "What the driver says",
    cell: (row) => (
      <span className="grid justify-items-start gap-0.5">
        {row.sentence}
        {row.isAssumed ? <AssumedMark /> : null}
      </span>
    ),
  },
  {
    key: "class",
    header: "If the answer is lost",
    priority: "wide",
    cell: (row) => (row.class ? `${CLASS_SAYS[row.class]} (class ${row.class})` : null),
  },
  { key: "proof", header: "Proof", priority: "tablet", cell: (row) => proofWords(row) || null },
];

const READ_COLUMNS: readonly Column<ReadingRow>[] = [
  { key: "what", header: "What", cell: (row) => row.label },
  {
    key: "read",
    header: "Read back",
    cell: (row) =>
      row.vendors.some(({ isRead }) => isRead) ? (
        <HowMark how="api" inline />
      ) : (
        <span className="two">
          <HowMark how="impossible" inline />
          <span>It can’t be compared with what we decided</span>
        </span>
      ),
  },
];

/** What one vendor can do about each effect, with the driver's own sentence, and what of it can be read. */
export function VendorAbilities({
  vendor,
  rows,
  readings,
}: {
  vendor: string;
  rows: readonly CapabilityRow[];
  readings: readonly ReadingRow[];
}) {
  const cells = rows.flatMap(({ effect, label, capabilities: [cell] }) =>
    cell ? [{ ...cell, key: effect, label }] : [],
  );
  return (
    <>
      <Section title={`What ${vendor} can do`}>
        <div className="capm">
          <PlainTable
            caption={`What ${vendor} can do`}
            bleed
            columns={COLUMNS}
            rows={cells}
            rowKey={(row) => row.key}
          />
        </div>
      </Section>
      <Section title="What can be read of it">
        <PlainTable
          caption={`What can be read of ${vendor}`}
          bleed
          columns={READ_COLUMNS}
          rows={readings}
          rowKey={(row) => row.kind}
        />
      </Section>
    </>
  );
}
