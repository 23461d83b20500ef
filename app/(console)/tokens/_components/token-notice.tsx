import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import type { TokenDetail } from "@/lib/tokens/token-views.rules";

/** The one thing to know first about a token, where there is one. */
export function TokenNotice({ token }: { token: TokenDetail }) {
  if (token.revokedAt && token.status === "revoking") {
    return (
      <Banner tone="warning" icon="loader" title="Revoked here, not yet proven at the vendor." live="status">
        Nobody should rely on it being gone until the line below says verified or done by hand.
      </Banner>
    );
  }
  if (token.revokedAt && token.deliveries.some((one) => one.effectType === "token.revoke.v1")) {
    return (
      <Banner icon="ban" title="Revoked, here and at the vendor." live="status">
        {token.vendor.kind === "by_hand" ? `${token.vendor.by ?? "A person"} said so` : "Read back from the vendor"}
        {token.vendor.at ? (
          <>
            , <Time at={token.vendor.at} />
          </>
        ) : null}
        .
      </Banner>
    );
  }
  if (token.revokedAt) {
    return (
      <Banner icon="ban" title="Withdrawn.">
        No token was issued, so the vendor had nothing to delete.
      </Banner>
    );
  }
  if (token.isConnectorBlocked && token.issuedAt === null) {
    return (
      <Banner tone="warning" icon="lock" title={`${token.connectorName} is blocked.`}>
        Nobody can use a token until it is unblocked.
      </Banner>
    );
  }
  return null;
}
