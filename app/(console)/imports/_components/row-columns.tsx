import type { Column } from "@/components/data-table/columns";
import { PlainState, type PlainTone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon-set";
import { IMPORT_FIELDS, SECRET_FIELD, type Verdict } from "@/lib/imports/import.rules";
import type { ImportRow, ImportView } from "@/lib/imports/import-views.rules";
import { VERDICT_WORDS } from "./row-table";

const LOOKS: Readonly<Record<Verdict, { icon: IconName; tone: PlainTone }>> = {
  new: { icon: "plus", tone: "ok" },
  changed: { icon: "git-compare", tone: "none" },
  same: { icon: "check", tone: "none" },
  ambiguous: { icon: "circle-help", tone: "pend" },
  refused: { icon: "circle-x", tone: "bad" },
};

// An address of usual length stays whole, whatever else the file holds; a longer text may break anywhere.
const WHOLE = 40;

// A token is known to people by its ends; the fingerprints behind them are for the database.
const shownOf = (text: string, isSecret: boolean): string => (isSecret ? text.replace(/ #[0-9a-f,]{64,}$/, "") : text);

function Cell({ text }: { text: string }) {
  return <span className={text.length > WHOLE ? "wrap-anywhere" : undefined}>{text}</span>;
}

/** The columns of the rows: where it stands, what becomes of it and why, and the cells that count. */
export function rowColumns({ kind, chosen }: ImportView): readonly Column<ImportRow>[] {
  const fields = IMPORT_FIELDS[kind].filter(({ name }) => name in chosen);
  return [
    { key: "row", header: "Row", cell: (row) => <span className="num">{row.rowNo.toLocaleString("en-GB")}</span> },
    {
      key: "verdict",
      header: "Verdict",
      cell: ({ verdict }) => (
        <PlainState tone={LOOKS[verdict].tone} icon={LOOKS[verdict].icon}>
          {VERDICT_WORDS[verdict].label}
        </PlainState>
      ),
    },
    ...fields.map(
      ({ name, label }): Column<ImportRow> => ({
        key: name,
        header: label,
        wrap: true,
        cell: ({ cells }) => <Cell text={shownOf(cells[chosen[name] ?? -1] ?? "", name === SECRET_FIELD[kind])} />,
      }),
    ),
    {
      key: "says",
      header: "Why",
      wrap: true,
      cell: ({ says, passed }) => (passed ? <strong className="font-medium">Passed by: {passed}</strong> : says),
    },
  ];
}
