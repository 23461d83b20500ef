import { Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { OperatorActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { resumeToken } from "@/lib/tokens/resume-token";
import { rotateToken } from "@/lib/tokens/rotate-token";
import { setTokenExpiry } from "@/lib/tokens/set-token-expiry";
import { suspendToken } from "@/lib/tokens/suspend-token";
import type { NamedToken, TokenLifeView } from "@/lib/tokens/token-life.queries";
import type { TokenDetail } from "@/lib/tokens/token-views.rules";
import { ExpiryForm, ResumeToken, SuspendToken } from "./token-life";

type Props = { token: TokenDetail; life: TokenLifeView; actor: OperatorActor };

const Names = ({ tokens }: { tokens: readonly NamedToken[] }) =>
  tokens.map(({ id, hint }) => (
    <Link key={id} href={`/tokens/${id}`} className="mono me-2">
      {hint}
    </Link>
  ));

/** What can be done with a token that stands, or, where its vendor can't, the vendor's reason. */
export function TokenActs({ token, life, actor }: Props) {
  const { id, hint, userName, expiresAt } = token;
  const { expiry, suspend } = life.ways;
  const mayResume = mayDo(resumeToken, actor);
  return (
    <Section title="Its life">
      <div className="grid max-w-[640px] gap-4">
        {life.replaces ? (
          <p className="small">
            Made in place of <Names tokens={[life.replaces]} /> which works until it is revoked.
          </p>
        ) : null}
        {life.replacedBy.length > 0 ? (
          <p className="small">
            Being replaced by <Names tokens={life.replacedBy} /> Revoke this one once the other is used.
          </p>
        ) : null}
        {life.suspendedFor !== null && mayResume ? (
          <div className="row">
            <ResumeToken token={{ id, hint, userName }} />
            <span className="small muted">Suspended: {life.suspendedFor}</span>
          </div>
        ) : null}
        <div className="row row--wrap">
          {life.suspendedFor === null && suspend.how !== "impossible" && mayDo(suspendToken, actor) ? (
            <SuspendToken token={{ id, hint, userName }} reasons={REASONS} />
          ) : null}
          {mayDo(rotateToken, actor) ? <LinkButton href={`/tokens/${id}/replace`}>Replace token</LinkButton> : null}
        </div>
        {suspend.how === "impossible" ? <p className="small muted">{suspend.sentence}</p> : null}
        {expiry.how === "impossible" ? (
          <p className="small muted">{expiry.sentence}</p>
        ) : mayDo(setTokenExpiry, actor) ? (
          <ExpiryForm tokenId={id} lastDay={expiresAt?.toISOString().slice(0, 10) ?? ""} says={expiry.sentence} />
        ) : null}
      </div>
    </Section>
  );
}
