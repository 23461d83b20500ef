import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Section } from "@/components/layout/content";
import { REFUSALS } from "@/lib/resolve/refusal.rules";
import { MOST_KEYS } from "@/lib/resolve/resolve.schema";

type Row = { code: string; status: number; title: string };
const ROWS: readonly Row[] = Object.entries(REFUSALS).map(([code, { status, title }]) => ({ code, status, title }));

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "code",
    header: "Code",
    cell: ({ code }) => (
      <code className="mono" id={`resolve-${code}`}>
        {code}
      </code>
    ),
  },
  { key: "status", header: "Status", cell: ({ status }) => status },
  { key: "title", header: "What it means", wrap: true, cell: ({ title }) => title },
];

/** How a host application asks at run time for the token of its user, and what it may be told. */
export function ResolveSections() {
  return (
    <>
      <Section title="Host applications" note="a listener of its own, one port above this console unless set otherwise">
        <p>
          A host application shows its own key: <code className="mono">Authorization: Bearer gth_app_…</code>. It asks
          with <code className="mono">POST /v1/resolve</code> and{" "}
          <code className="mono">{'{ "connector": "con_…", "key": "65423600" }'}</code>; a key of two parts is sent as{" "}
          <code className="mono">{'{ "company": "…", "user": "…" }'}</code>. The answer is the token, until when it
          works, and the verdict of that very moment; nothing of it is remembered, so a block or a revocation refuses
          the next request. A refusal names the lights that are not green, and nobody.
        </p>
        <p>
          Up to {MOST_KEYS} keys of one app connector may be asked for at once, as{" "}
          <code className="mono">{'{ "connector": "con_…", "keys": ["…", "…"] }'}</code>; each answer has a status of
          its own, in the order of the keys.
        </p>
        <p>
          <code className="mono">POST /v1/embed</code> takes the same question and answers the{" "}
          <code className="mono">src</code> and <code className="mono">name</code> of an iframe, where something of the
          vendor can be embedded. Whoever can see the HTML of the page can read the name, and with it the shared
          resource token and the user’s token, and can use both until they end: give such tokens a short life, and never
          put one person’s name on a page that another can open.
        </p>
      </Section>
      <Section title="Refusals to host applications" note="each is a problem document (RFC 9457)">
        <PlainTable
          caption="Refusals to host applications"
          bleed
          columns={COLUMNS}
          rows={ROWS}
          rowKey={({ code }) => code}
        />
      </Section>
    </>
  );
}
