import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { type Comparison, compare, type Difference } from "@/lib/access/compare.queries";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { AccessHead } from "../_components/access-head";
import { AskForm, ConnectorChoice, MomentField } from "../_components/ask-form";
import { type AccessParams, momentAsked, momentText, one } from "../_components/asked";

export const metadata: Metadata = { title: "Compare two days" };

const WEEK_MS = 7 * 86_400_000;
const SHOWN = { size: 100 } as const;

function Side({ title, side, sign }: { title: string; side: Comparison["gained"]; sign: string }) {
  return (
    <Section
      title={title}
      note={`${side.total.toLocaleString("en-GB")}${side.total > side.rows.length ? `, the first ${side.rows.length} shown` : ""}`}
    >
      {side.rows.length > 0 ? (
        <PlainTable<Difference>
          caption={title}
          columns={[
            { key: "who", header: "Who", cell: (row) => row.userName },
            { key: "what", header: "App connector", cell: (row) => row.connectorName },
            {
              key: "why",
              header: "Because",
              wrap: true,
              cell: (row) => (
                <span className="two">
                  <span>{row.cause.sentence}</span>
                  <span>
                    {row.cause.at ? <Time at={row.cause.at} /> : "time unknown"}
                    {row.cause.by ? `, ${row.cause.by}` : ""}
                    {row.cause.ticket ? `, ${row.cause.ticket}` : ""}
                  </span>
                </span>
              ),
            },
          ]}
          rows={side.rows}
          rowKey={(row) => `${row.accountId}${row.connectorId}`}
          rowHref={(row) => `/access/explain?user=${row.userId}&connector=${row.connectorId}`}
        />
      ) : (
        <p className="small muted">Nobody {sign} anything between the two.</p>
      )}
    </Section>
  );
}

/** Who gained and who lost what between two moments, each with its cause; the last seven days unless asked otherwise. */
export default async function ComparePage({ searchParams }: { searchParams: Promise<AccessParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const choices = await listConnectorChoices(actor);
  const asked = one(params, "connector");
  const connectorId = asked && isId("connector", asked) ? asked : "all";
  const to = momentAsked(one(params, "to")) ?? new Date();
  const from = momentAsked(one(params, "from")) ?? new Date(to.getTime() - WEEK_MS);
  const isBackward = from >= to;
  const answer = isBackward ? null : await compare(actor, connectorId, from, to, { gained: SHOWN, lost: SHOWN });
  return (
    <>
      <AccessHead
        view="compare"
        facts={[
          <>
            from <Time at={from} /> to <Time at={to} /> UTC
          </>,
        ]}
      >
        <AskForm action="/access/compare" submit="Compare">
          <ConnectorChoice
            all
            connectors={choices.map(({ id, name }) => ({ value: id, label: name }))}
            selected={connectorId}
          />
          <MomentField name="from" label="From (UTC)" value={momentText(from)} />
          <MomentField name="to" label="To (UTC)" value={one(params, "to") ? momentText(to) : ""} />
        </AskForm>
      </AccessHead>
      <Content>
        {isBackward ? (
          <p className="small mt-4">The first moment must be the earlier one. Nothing is compared.</p>
        ) : null}
        {answer ? (
          <div className="cols cols--even">
            <Side title="Lost" side={answer.lost} sign="lost" />
            <Side title="Gained" side={answer.gained} sign="gained" />
          </div>
        ) : null}
      </Content>
    </>
  );
}
