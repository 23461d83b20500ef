import type { Column } from "@/components/data-table/columns";
import { Time } from "@/components/feedback/time";
import { Check } from "@/components/ui/check";
import { PlainState } from "@/components/ui/chip";
import type { DriftRow } from "@/lib/drift/drift-views.rules";
import { PICK_NAME } from "./bulk-bar";
import { bothSides, DRIFT_WORDS, textOf } from "./drift-words";

const PICK: Column<DriftRow> = {
  key: "pick",
  header: "Pick",
  cell: (row) => <Check name={PICK_NAME} value={textOf(row)} aria-label={`Pick: ${row.sentence}`} />,
};

const FACTS: readonly Column<DriftRow>[] = [
  {
    key: "what",
    header: "What differs",
    wrap: true,
    cell: (row) => row.sentence,
  },
  {
    key: "system",
    header: "System",
    priority: "tablet",
    cell: (row) => <span className="whitespace-nowrap">{row.systemName}</span>,
  },
  { key: "here", header: "Decided here", priority: "wide", cell: (row) => bothSides(row).here },
  { key: "there", header: "Seen there", priority: "wide", cell: (row) => bothSides(row).there },
  {
    key: "since",
    header: "Found (UTC)",
    cell: (row) => (
      <span className="whitespace-nowrap">
        <Time at={row.since} />
      </span>
    ),
  },
  {
    key: "kind",
    header: "Kind",
    priority: "tablet",
    cell: (row) =>
      row.ignored ? (
        <PlainState icon="timer">
          Ignored until <Time at={row.ignored.until} as="day" />
        </PlainState>
      ) : (
        DRIFT_WORDS[row.kind].label
      ),
  },
];

/** The columns of the list; who may settle drift may also pick rows. */
export const driftColumns = (maySettle: boolean): readonly Column<DriftRow>[] => (maySettle ? [PICK, ...FACTS] : FACTS);
