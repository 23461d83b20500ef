import type { Metadata } from "next";
import { Time } from "@/components/feedback/time";
import { Content } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { daysUntil } from "@/lib/core/time";
import { mayDo } from "@/lib/gate/authorise";
import { revealToken } from "@/lib/tokens/reveal-token";
import { getToken } from "@/lib/tokens/token.queries";
import { canReveal } from "@/lib/tokens/token.rules";
import { found } from "../../_components/found";
import { RevealToken } from "../../_components/reveal-token";
import { VendorStamp } from "../../_components/vendor-stamp";

export const metadata: Metadata = { title: "Copy the token now" };

/** The full page on which a token is shown once; its text never is part of the page, only of one answer. */
export default async function RevealPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const token = await found(getToken(actor, (await params).id));
  const isAllowed = mayDo(revealToken, actor);
  const crumbs = [
    { href: "/tokens", label: "Tokens" },
    { href: `/tokens/${token.id}`, label: token.hint },
  ];
  if (!isAllowed || (!canReveal(token) && token.revealedAt === null)) {
    return (
      <>
        <PageHeader crumbs={crumbs} title="This token is not shown" ruled />
        <Content>
          <p className="small pt-6">
            {isAllowed
              ? "It is not issued, was revoked, or its text is not kept here."
              : "Your role may not see a token."}
          </p>
          <p className="row mt-4">
            <LinkButton href={`/tokens/${token.id}`}>Back to the token</LinkButton>
          </p>
        </Content>
      </>
    );
  }
  const facts = [
    {
      term: "User",
      value: (
        <>
          {token.userName} <span className="code muted ms-2">{token.userCode}</span>
        </>
      ),
    },
    { term: "App connector", value: `${token.connectorName}, ${token.systemName}` },
    { term: "Label", value: token.label },
    { term: "Purpose", value: token.purpose ?? <span className="muted">not written down</span> },
    {
      term: "Expires",
      value: token.expiresAt ? (
        <>
          <Time at={token.expiresAt} as="day" />{" "}
          <span className="muted">
            {token.kind === "classic" ? "classic token, " : ""}in {daysUntil(token.expiresAt, new Date())} days
          </span>
        </>
      ) : (
        <span className="muted">no end</span>
      ),
    },
    { term: "At the vendor", value: <VendorStamp side={token.vendor} /> },
  ];
  return (
    <>
      <PageHeader crumbs={crumbs} title="Copy the token now" facts={["You will not see it again"]} ruled />
      <Content>
        <div className="grid max-w-[720px] gap-6 pt-6">
          <p className="small">
            {token.systemName} issued this token for <strong>{token.userName}</strong> on{" "}
            <strong>{token.connectorName}</strong>
            {token.issuedAt ? (
              <>
                {" "}
                on <Time at={token.issuedAt} />
              </>
            ) : null}
            .{" "}
            {token.custody === "forget"
              ? "Gatehouse forgets its text as soon as it was shown, so a later revocation becomes a hand task."
              : "Gatehouse keeps it sealed so that it can revoke it later, and shows it nowhere else."}
          </p>
          <RevealToken
            token={{ id: token.id, hint: token.hint, userName: token.userName }}
            systemName={token.systemName}
            reasons={REASONS}
          >
            <DescriptionList items={facts} ruled />
          </RevealToken>
        </div>
      </Content>
    </>
  );
}
