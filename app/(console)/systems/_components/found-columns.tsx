import type { Column } from "@/components/data-table/columns";
import { Check } from "@/components/ui/check";
import { PlainState, type PlainTone } from "@/components/ui/chip";
import type { IconName } from "@/components/ui/icon-set";
import { Select } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import type { FoundClass, FoundRow } from "@/lib/adopt/adopt-views.rules";
import { CLASS_WORDS } from "./found-table";
import { CHOICE_NAME, NEW_ONE, TAKE_NAME } from "./take-bar";

const LOOKS: Readonly<Record<FoundClass, { icon: IconName; tone: PlainTone }>> = {
  new: { icon: "plus", tone: "ok" },
  matched: { icon: "link", tone: "none" },
  ambiguous: { icon: "circle-help", tone: "pend" },
  waiting: { icon: "clock", tone: "none" },
  ours: { icon: "check", tone: "none" },
};

function Pick({ row }: { row: FoundRow }) {
  if (row.foundClass !== "new" && row.foundClass !== "matched") return null;
  return <Check name={TAKE_NAME} value={row.key} aria-label={`Pick ${row.name} ${row.detail ?? ""}`.trim()} />;
}

function Becomes({ row, mayTake }: { row: FoundRow; mayTake: boolean }) {
  if (row.foundClass === "ambiguous" && mayTake) {
    const options = [
      { value: "", label: "Leave it alone" },
      ...row.choices.map(({ id, name }) => ({ value: id, label: name })),
      ...(row.kind === "user" ? [{ value: NEW_ONE, label: "A new person" }] : []),
    ];
    return (
      <span className="grid gap-1">
        <Select name={CHOICE_NAME} data-key={row.key} options={options} aria-label={`Whose is ${row.name}`} />
        {row.says ? <span className="cap muted">{row.says}</span> : null}
      </span>
    );
  }
  const isPerson = row.kind === "user" && row.matchId?.startsWith("usr_");
  return (
    <>
      {isPerson && row.foundClass === "ours" ? <Link href={`/users/${row.matchId}`}>{row.matchName}</Link> : row.says}
    </>
  );
}

/** The columns of what was found; who may take over can pick and choose. */
export function foundColumns(mayTake: boolean): readonly Column<FoundRow>[] {
  return [
    ...(mayTake ? [{ key: "pick", header: "Pick", cell: (row: FoundRow) => <Pick row={row} /> }] : []),
    { key: "name", header: "Found", wrap: true, cell: (row) => row.name },
    { key: "detail", header: "Called there", cell: (row) => <span className="wrap-anywhere">{row.detail}</span> },
    { key: "email", header: "E-mail", priority: "wide", cell: (row) => row.email },
    {
      key: "class",
      header: "Class",
      cell: (row) => (
        <PlainState tone={LOOKS[row.foundClass].tone} icon={LOOKS[row.foundClass].icon}>
          {CLASS_WORDS[row.foundClass].label}
        </PlainState>
      ),
    },
    {
      key: "becomes",
      header: "What becomes of it",
      wrap: true,
      cell: (row) => <Becomes row={row} mayTake={mayTake} />,
    },
  ];
}
