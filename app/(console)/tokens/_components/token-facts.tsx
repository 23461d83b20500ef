import type { ReactNode } from "react";
import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { Link } from "@/components/ui/link";
import { daysUntil } from "@/lib/core/time";
import type { TokenLifeView } from "@/lib/tokens/token-life.queries";
import type { TokenDetail } from "@/lib/tokens/token-views.rules";
import { VendorStamp } from "./vendor-stamp";

function Moment({ at, by }: { at: Date; by?: string | null }) {
  return (
    <>
      <Time at={at} /> {by ? <span className="muted">{by}</span> : null}
    </>
  );
}

function Held({ token }: { token: TokenDetail }) {
  if (token.isHeld) {
    return (
      <>
        Sealed here <span className="muted">shown once at most</span>
      </>
    );
  }
  if (token.issuedAt === null) return <span className="muted">not issued</span>;
  return (
    <>
      Not kept <span className="muted">{token.revokedAt ? "" : "a revocation becomes a hand task"}</span>
    </>
  );
}

function Riding({ id, life: { riding, awaitedBy } }: { id: string; life: TokenLifeView }) {
  const { keys, applications } = riding;
  const amount = (n: number, one: string) => `${n.toLocaleString("en-GB")} ${one}${n === 1 ? "" : "s"}`;
  return (
    <>
      {keys > 0 ? (
        <Link href={`/mappings/shared/${id}`}>
          {amount(keys, "key")} of {amount(applications, "application")} {keys === 1 ? "rides" : "ride"} on it
        </Link>
      ) : null}{" "}
      {awaitedBy > 0 ? (
        <span className="muted">
          {amount(awaitedBy, "key")} {awaitedBy === 1 ? "moves" : "move"} to it when it is issued
        </span>
      ) : null}
    </>
  );
}

/** The life of one token, from asked for to proven gone, and who did what. */
export function TokenFacts({ token, life, now }: { token: TokenDetail; life: TokenLifeView; now: Date }) {
  const facts: { term: string; value: ReactNode }[] = [
    {
      term: "User",
      value: (
        <>
          <Link href={`/users/${token.userId}`}>{token.userName}</Link>{" "}
          <span className="code muted">{token.userCode}</span>
        </>
      ),
    },
    {
      term: "App connector",
      value: (
        <>
          <Link href={`/connectors/${token.connectorId}`}>{token.connectorName}</Link>{" "}
          <span className="muted">{token.systemName}</span>
        </>
      ),
    },
    { term: "Label", value: token.label },
    ...(life.riding.keys + life.awaitedBy > 0
      ? [{ term: "Keys on it", value: <Riding id={token.id} life={life} /> }]
      : []),
    { term: "Purpose", value: token.purpose ?? <span className="muted">not written down</span> },
    { term: "Owner", value: token.owner ?? <span className="muted">nobody</span> },
    { term: "Asked for", value: <Moment at={token.requestedAt} by={token.requestedBy} /> },
    ...(token.codeMailedAt ? [{ term: "Code mailed", value: <Moment at={token.codeMailedAt} /> }] : []),
    ...(token.issuedAt ? [{ term: "Issued", value: <Moment at={token.issuedAt} /> }] : []),
    ...(token.revealedAt
      ? [{ term: "Shown once", value: <Moment at={token.revealedAt} by={token.revealedBy} /> }]
      : []),
    ...(life.scope.length > 0
      ? [{ term: "Only for", value: life.scope.map(({ name }) => <div key={name}>{name}</div>) }]
      : []),
    ...(life.validFrom ? [{ term: "Works from", value: <Moment at={life.validFrom} /> }] : []),
    {
      term: "Expires",
      value: token.expiresAt ? (
        <>
          <Time at={token.expiresAt} as="day" />{" "}
          <span className="muted">
            {token.kind === "classic" ? "classic token, " : ""}
            {daysUntil(token.expiresAt, now) > 0 ? `in ${daysUntil(token.expiresAt, now)} days` : "has passed"}
          </span>
        </>
      ) : (
        <span className="muted">{token.issuedAt ? "no end" : "set when it is issued"}</span>
      ),
    },
    {
      term: "Last used",
      value: token.lastUsedAt ? (
        <Moment at={token.lastUsedAt} by={token.lastUsedSource} />
      ) : (
        <span className="muted">unknown: the vendor tells it in its own console only</span>
      ),
    },
    ...(token.revokedAt
      ? [
          { term: "Revoked here", value: <Moment at={token.revokedAt} by={token.revokedBy} /> },
          { term: "Reason", value: token.revokeReason },
        ]
      : []),
    { term: "Text of the token", value: <Held token={token} /> },
    { term: "At the vendor", value: <VendorStamp side={token.vendor} /> },
  ];
  return <DescriptionList items={facts} ruled />;
}
