import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { FoundPerson } from "@/lib/home/find-people.queries";

const COLUMNS: readonly Column<FoundPerson>[] = [
  { key: "name", header: "Name", cell: (row) => row.name },
  { key: "email", header: "E-mail", priority: "tablet", cell: (row) => row.email },
  { key: "department", header: "Department", priority: "wide", cell: (row) => row.department },
  {
    key: "canUse",
    header: "Can use",
    align: "end",
    cell: (row) => (
      <>
        {row.canUse} of {row.connectors} <span className="muted">connectors</span>
      </>
    ),
  },
  { key: "tokens", header: "Tokens", align: "end", cell: (row) => row.tokens },
  {
    key: "person",
    header: "Person",
    priority: "tablet",
    cell: (row) => (
      <span className={row.isBlocked ? "plain plain--bad" : "plain"}>
        <Icon name={row.isBlocked ? "lock" : "door-open"} />
        {row.isBlocked ? "Blocked" : "Open"}
      </span>
    ),
  },
  {
    key: "act",
    header: "",
    align: "end",
    cell: (row) => (
      <span className="row justify-end">
        <LinkButton size="sm" href={`/access/by-user?user=${row.id}`} aria-label={`Explain access of ${row.name}`}>
          Explain access
        </LinkButton>
        <LinkButton size="sm" href={`/tokens?user=${row.id}&status=all`} aria-label={`Tokens of ${row.name}`}>
          Tokens
        </LinkButton>
      </span>
    ),
  },
];

/** The people that match, with what they can use now; says plainly when nobody does. */
export function FoundPeople({ q, people }: { q: string; people: readonly FoundPerson[] }) {
  const note = people.length === 10 ? `the first 10 that match “${q}”` : `${people.length} match “${q}”`;
  return (
    <Section title="People" note={note}>
      {people.length > 0 ? (
        <PlainTable
          caption="People"
          bleed
          columns={COLUMNS}
          rows={people}
          rowKey={(row) => row.id}
          rowHref={(row) => `/users/${row.id}`}
        />
      ) : (
        <p className="small muted">Nobody has “{q}” in his name, e-mail or user code.</p>
      )}
    </Section>
  );
}
