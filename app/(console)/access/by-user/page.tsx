import type { Metadata } from "next";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Gates } from "@/components/feedback/gates";
import { GatesLegend } from "@/components/feedback/lights-list";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { Panel } from "@/components/layout/panel";
import { Split } from "@/components/layout/split";
import { Link } from "@/components/ui/link";
import { explain, type WhatCanRow, whatCan } from "@/lib/access/access.queries";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { findPeople } from "@/lib/home/find-people.queries";
import { AccessHead } from "../_components/access-head";
import { AskForm, MomentField, PersonField } from "../_components/ask-form";
import { type AccessParams, momentAsked, momentText, one } from "../_components/asked";
import { CopyText } from "../_components/copy-text";
import { StateWords } from "../_components/state-words";
import { verdictText, WhyBody } from "../_components/why-panel";

export const metadata: Metadata = { title: "What a person can use" };

const COLUMNS: readonly Column<WhatCanRow>[] = [
  { key: "connector", header: "App connector", cell: (row) => row.connector.name },
  { key: "system", header: "System", priority: "tablet", cell: (row) => row.system.name },
  { key: "lights", header: "Five lights", cell: (row) => <Gates lights={row.lights} /> },
  { key: "state", header: "Can use it", wrap: true, cell: (row) => <StateWords {...row} /> },
];

/** What a person can use, now or at a past moment; each connector with its reason. */
export default async function ByUserPage({ searchParams }: { searchParams: Promise<AccessParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const [userId, connectorId, q] = [one(params, "user"), one(params, "connector"), one(params, "q")];
  const at = momentAsked(one(params, "at"));
  const found = q ? await findPeople(actor, q) : [];
  const chosen = userId && isId("user", userId) ? userId : found.length === 1 ? found[0]?.id : undefined;
  const answer = chosen ? await whatCan(actor, chosen, at).catch(() => null) : null;
  const why =
    answer && connectorId ? await explain(actor, { userId: answer.user.id, connectorId }, at).catch(() => null) : null;
  const moment = at ? `&at=${encodeURIComponent(momentText(at))}` : "";
  const here = answer ? `/access/by-user?user=${answer.user.id}${moment}` : "/access/by-user";
  const form = (
    <AskForm action="/access/by-user">
      <PersonField value={q ?? ""} placeholder={answer?.user.name} />
      {answer ? <input type="hidden" name="user" value={q ? "" : answer.user.id} /> : null}
      <MomentField name="at" label="As of (UTC)" value={momentText(at)} />
    </AskForm>
  );
  return (
    <>
      <AccessHead
        view="user"
        facts={
          answer
            ? [
                <>
                  <Link href={`/users/${answer.user.id}`}>{answer.user.name}</Link> can use <b>{answer.countCan}</b> of{" "}
                  {answer.rows.length} connectors
                </>,
                <>
                  as of <Time at={answer.at} /> UTC
                </>,
              ]
            : []
        }
      >
        {form}
      </AccessHead>
      {answer ? (
        <Split
          panel={
            why ? (
              <Panel
                over={`${why.user.name} · ${why.connector.name}`}
                title="Why or why not"
                closeHref={here}
                actions={<CopyText text={verdictText(why)} />}
              >
                <WhyBody explanation={why} />
              </Panel>
            ) : undefined
          }
        >
          <div className="py-3">
            <GatesLegend />
          </div>
          {answer.rows.length > 0 ? (
            <PlainTable
              caption="What he can use"
              bleed
              columns={COLUMNS}
              rows={answer.rows}
              rowKey={(row) => row.connector.id}
              rowHref={(row) => `${here}&connector=${row.connector.id}`}
              openKey={connectorId ?? null}
            />
          ) : (
            <EmptyState title={`${answer.user.name} is in no connector’s group and holds no token.`}>
              Connectors appear here once he is in a linked group, or holds or held a token.
            </EmptyState>
          )}
        </Split>
      ) : (
        <Content>
          <div className="pt-4">
            {found.length > 1 ? (
              <ul className="rows narrow">
                {found.map((person) => (
                  <li key={person.id}>
                    <Link className="grow" href={`/access/by-user?user=${person.id}${moment}`}>
                      {person.name}
                    </Link>
                    <span className="muted">{[person.email, person.department].filter(Boolean).join(", ")}</span>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="small muted">
                {q
                  ? `Nobody has “${q}” in his name, e-mail or user code.`
                  : "Whom do you ask about? A part of a name, an e-mail address or a user code is enough."}
              </p>
            )}
          </div>
        </Content>
      )}
    </>
  );
}
