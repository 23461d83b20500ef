import type { Metadata } from "next";
import { ErrorState } from "@/components/feedback/error-state";
import { Content } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { mayDo } from "@/lib/gate/authorise";
import { requestToken } from "@/lib/tokens/request-token";
import { findCandidates, listConnectorChoices } from "@/lib/tokens/token-candidate.queries";
import { IssueForm } from "../_components/issue-form";

export const metadata: Metadata = { title: "Issue a token" };

type Params = { account?: string; connector?: string };

/** The form for a new token; `account` and `connector` in the address fill it in. */
export default async function IssueTokenPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor();
  const { account = "", connector = "" } = await searchParams;
  const connectors = await listConnectorChoices(actor);
  const connectorId = connectors.some(({ id }) => id === connector) ? connector : "";
  const isPerson = connectorId !== "" && isId("account", account);
  const [chosen = null] = isPerson ? await findCandidates(actor, connectorId, { accountId: account }) : [];
  return (
    <>
      <PageHeader crumbs={[{ href: "/tokens", label: "Tokens" }]} title="Issue a token" ruled />
      <Content>
        <div className="pt-6">
          {mayDo(requestToken, actor) ? (
            <IssueForm connectors={connectors} connectorId={connectorId} chosen={chosen} />
          ) : (
            <ErrorState title="Your role may not issue tokens.">An admin or an owner can.</ErrorState>
          )}
        </div>
      </Content>
    </>
  );
}
