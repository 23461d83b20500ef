import type { Metadata } from "next";
import { Banner } from "@/components/feedback/banner";
import { Content, Section } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { isUnderWay } from "@/lib/connectors/vendor-side.rules";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { discardTokenSecret } from "@/lib/tokens/discard-token-secret";
import { enterTokenCode } from "@/lib/tokens/enter-token-code";
import { revealToken } from "@/lib/tokens/reveal-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { getToken } from "@/lib/tokens/token.queries";
import { canReveal, canRevoke } from "@/lib/tokens/token.rules";
import { DiscardText } from "../_components/discard-text";
import { EnterCodeForm } from "../_components/enter-code-form";
import { found } from "../_components/found";
import { RevokeToken } from "../_components/revoke-token";
import { TokenDeliveries } from "../_components/token-deliveries";
import { TokenFacts } from "../_components/token-facts";
import { TokenNotice } from "../_components/token-notice";
import { TokenStatusChip } from "../_components/token-status";
import { VendorStamp } from "../_components/vendor-stamp";
import { WatchToken } from "../_components/watch-token";

export const metadata: Metadata = { title: "Token" };

/** One token: its life, what can be done about it, and, while something is under way, how far the vendor is. */
export default async function TokenPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const token = await found(getToken(actor, (await params).id));
  const now = new Date();
  // Token and deliveries are read one after the other: as long as either says that something moves, the page looks again.
  const known = [token.vendor.status, ...token.deliveries.map((one) => one.status)];
  const pending = known.some((status) => status !== null && isUnderWay(status));
  const isBeingIssued = token.deliveries.some(
    (one) => one.effectType === "token.redeem_code.v1" && one.status !== "failed" && one.status !== "superseded",
  );
  const waitsForCode = token.issuedAt === null && token.revokedAt === null && !isBeingIssued;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/tokens", label: "Tokens" }]}
        title={
          <>
            Token <span className="mono">{token.hint}</span> of {token.userName}
          </>
        }
        facts={[
          token.connectorName,
          <TokenStatusChip key="status" status={token.status} />,
          <VendorStamp key="vendor" side={token.vendor} />,
        ]}
        actions={
          <>
            {canRevoke(token) && mayDo(revokeToken, actor) ? (
              <RevokeToken
                token={{ id: token.id, hint: token.hint, userName: token.userName, isIssued: token.issuedAt !== null }}
                reasons={REASONS}
                trigger={{ children: token.issuedAt ? "Revoke" : "Withdraw request" }}
              />
            ) : null}
            {token.isHeld && canRevoke(token) && mayDo(discardTokenSecret, actor) ? (
              <DiscardText tokenId={token.id} hint={token.hint} />
            ) : null}
            {canReveal(token) && mayDo(revealToken, actor) ? (
              <LinkButton look="primary" icon="eye" href={`/tokens/${token.id}/reveal`}>
                Show token once
              </LinkButton>
            ) : null}
          </>
        }
        ruled
      />
      <WatchToken tokenId={token.id} isUnderWay={pending} says={`Token ${token.hint}: ${token.status}`} />
      <Content>
        <div className="narrow grid gap-6 pt-6">
          <TokenNotice token={token} />
          {waitsForCode && mayDo(enterTokenCode, actor) ? (
            token.codeMailedAt ? (
              <EnterCodeForm tokenId={token.id} email={token.email ?? token.userName} />
            ) : (
              <Banner title="The one-time password is on its way.">
                As soon as the vendor has mailed it, it can be entered here.
              </Banner>
            )
          ) : null}
          <TokenFacts token={token} now={now} />
        </div>
        <Section title="At the vendor">
          <TokenDeliveries deliveries={token.deliveries} />
        </Section>
      </Content>
    </>
  );
}
