import type { Metadata } from "next";
import { Content } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { explain } from "@/lib/access/access.queries";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { findPeople } from "@/lib/home/find-people.queries";
import { listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { AccessHead } from "../_components/access-head";
import { AskForm, ConnectorChoice, MomentField, PersonField } from "../_components/ask-form";
import { type AccessParams, momentAsked, momentText, one } from "../_components/asked";
import { CopyText } from "../_components/copy-text";
import { verdictText, WhyBody } from "../_components/why-panel";

export const metadata: Metadata = { title: "Explain one" };

/** Why one person can or can't use one connector, on a page of its own that can be printed. */
export default async function ExplainPage({ searchParams }: { searchParams: Promise<AccessParams> }) {
  const actor = await requireActor();
  const params = await searchParams;
  const choices = await listConnectorChoices(actor);
  const [q, userId, connectorId] = [one(params, "q"), one(params, "user"), one(params, "connector")];
  const at = momentAsked(one(params, "at"));
  const found = q ? await findPeople(actor, q) : [];
  const chosen = userId && isId("user", userId) ? userId : found.length === 1 ? found[0]?.id : undefined;
  const why =
    chosen && connectorId ? await explain(actor, { userId: chosen, connectorId }, at).catch(() => null) : null;
  const hrefOf = (id: string): string => {
    const query = new URLSearchParams({
      user: id,
      ...(connectorId ? { connector: connectorId } : {}),
      ...(at ? { at: momentText(at) } : {}),
    });
    return `/access/explain?${query}`;
  };
  return (
    <>
      <AccessHead view="explain" actions={why ? <CopyText text={verdictText(why)} /> : undefined}>
        <AskForm action="/access/explain" submit="Explain">
          <PersonField value={q ?? why?.user.name ?? ""} />
          <ConnectorChoice
            connectors={choices.map(({ id, name }) => ({ value: id, label: name }))}
            selected={connectorId}
          />
          <MomentField name="at" label="As of (UTC)" value={momentText(at)} />
        </AskForm>
      </AccessHead>
      <Content narrow>
        <div className="pt-6">
          {why ? <WhyBody explanation={why} /> : null}
          {!why && found.length > 1 ? (
            <ul className="rows">
              {found.map((person) => (
                <li key={person.id}>
                  <Link className="grow" href={hrefOf(person.id)}>
                    {person.name}
                  </Link>
                  <span className="muted">{[person.email, person.department].filter(Boolean).join(", ")}</span>
                </li>
              ))}
            </ul>
          ) : null}
          {!why && found.length <= 1 ? (
            <p className="small muted">
              {q && found.length === 0
                ? `Nobody has “${q}” in his name, e-mail or user code.`
                : "Name a person and an app connector; the answer says why, light by light."}
            </p>
          ) : null}
        </div>
      </Content>
    </>
  );
}
