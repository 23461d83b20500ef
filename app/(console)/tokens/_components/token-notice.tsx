import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { LinkButton } from "@/components/ui/button";
import type { TokenDelivery, TokenDetail } from "@/lib/tokens/token-views.rules";

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

/** How far the mail with the one-time password is, newest order first, and what to do where it is stuck. */
export function CodeNotice({ deliveries }: { deliveries: readonly TokenDelivery[] }) {
  const mail = deliveries.find((one) => one.effectType === "token.request_code.v1");
  const open = mail ? (
    <LinkButton size="sm" href={`/changes?peek=${mail.id}`}>
      {mail.status === "needs_confirmation" ? "Settle it" : "Open the delivery"}
    </LinkButton>
  ) : null;
  if (mail?.status === "needs_confirmation") {
    return (
      <Banner
        tone="warning"
        icon="circle-help"
        title="It can’t be told whether the one-time password was mailed."
        action={open}
      >
        Ask whoever should have it, then say what he saw. It is not asked for again by itself.
      </Banner>
    );
  }
  if (mail?.status === "failed") {
    return (
      <Banner tone="danger" title="The one-time password was not mailed." action={open}>
        The delivery says why. Send it again there, or withdraw the request.
      </Banner>
    );
  }
  if (mail?.status === "waiting") {
    return (
      <Banner title="The one-time password is not mailed yet." action={open}>
        The vendor didn’t take the request; it is tried again by itself. Nothing needs to be done.
      </Banner>
    );
  }
  return (
    <Banner title="The one-time password is on its way.">
      As soon as the vendor has mailed it, it can be entered here.
    </Banner>
  );
}
