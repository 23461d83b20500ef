import type { Metadata } from "next";
import { Content, Section } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { isUnderWay } from "@/lib/connectors/vendor-side.rules";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { discardTokenSecret } from "@/lib/tokens/discard-token-secret";
import { enterTokenCode } from "@/lib/tokens/enter-token-code";
import { enterTokenText } from "@/lib/tokens/enter-token-text";
import { revealToken } from "@/lib/tokens/reveal-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { getToken } from "@/lib/tokens/token.queries";
import { canReveal, canRevoke } from "@/lib/tokens/token.rules";
import { readTokenLife } from "@/lib/tokens/token-life.queries";
import { profileOf } from "@/lib/upstreams/profiles";
import { DiscardText } from "../_components/discard-text";
import { EnterCodeForm } from "../_components/enter-code-form";
import { EnterTextForm } from "../_components/enter-text-form";
import { found } from "../_components/found";
import { RevokeToken } from "../_components/revoke-token";
import { TokenActs } from "../_components/token-acts";
import { TokenDeliveries } from "../_components/token-deliveries";
import { TokenFacts } from "../_components/token-facts";
import { CodeNotice, TokenNotice } from "../_components/token-notice";
import { TokenStatusChip } from "../_components/token-status";
import { VendorStamp } from "../_components/vendor-stamp";
import { WatchToken } from "../_components/watch-token";

export const metadata: Metadata = { title: "Token" };

/** One token: its life, what can be done about it, and, while something is under way, how far the vendor is. */
export default async function TokenPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const token = await found(getToken(actor, id));
  const life = await found(readTokenLife(actor, id));
  const { tokens: comesBy, words } = profileOf(life.vendorKey);
  const now = new Date();
  // Token and deliveries are read one after the other: as long as either says that something moves, the page looks again.
  const known = [token.vendor.status, ...token.deliveries.map((one) => one.status)];
  const pending = known.some((status) => status !== null && isUnderWay(status));
  const isBeingIssued = token.deliveries.some(
    (one) =>
      (one.effectType === "token.redeem_code.v1" || (one.effectType === "token.issue.v1" && one.how === "api")) &&
      one.status !== "failed" &&
      one.status !== "superseded" &&
      // Somebody saw it at the vendor after the answer was lost: its text, if the vendor shows it, is still to come.
      !(one.effectType === "token.issue.v1" && one.status === "by_hand_done"),
  );
  const isAskedFor = token.issuedAt === null && token.revokedAt === null;
  const waitsForCode = comesBy === "code" && isAskedFor && !isBeingIssued;
  const waitsForText = comesBy !== "code" && isAskedFor && !isBeingIssued;
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
              <CodeNotice deliveries={token.deliveries} />
            )
          ) : null}
          {waitsForText && mayDo(enterTokenText, actor) ? (
            <EnterTextForm tokenId={token.id} tokenWord={words.token} />
          ) : null}
          <TokenFacts token={token} life={life} now={now} />
        </div>
        {token.issuedAt !== null && canRevoke(token) ? <TokenActs token={token} life={life} actor={actor} /> : null}
        <Section title="At the vendor">
          <TokenDeliveries deliveries={token.deliveries} />
        </Section>
      </Content>
    </>
  );
}
