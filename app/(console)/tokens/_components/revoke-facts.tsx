"use client";

import { Time } from "@/components/feedback/time";
import { useVictims, type VictimsView } from "./use-victims";

/** One fact about who is hit, as soon as it is known; a failed read is said, never shown as nobody. */
function Fact({ tokenId, show }: { tokenId: string; show: (view: VictimsView) => React.ReactNode }) {
  const { data, isError } = useVictims(tokenId);
  if (data) return show(data);
  return <span className="muted">{isError ? "Could not be read" : "Looking"}</span>;
}

/** Whoever rides on it is hit first, because none of them has a token of his own. */
function RidersHit({ riding }: Pick<VictimsView, "riding">) {
  const keys = riding.reduce((sum, one) => sum + one.keys, 0);
  const names = riding.map(({ name }) => name);
  const of = names.length > 3 ? `${names.length} applications` : names.join(", ");
  return (
    <strong>
      {keys === 1 ? "One user" : `${keys.toLocaleString("en-GB")} users`} of {of} {keys === 1 ? "is" : "are"} refused at
      the next request.{" "}
    </strong>
  );
}

/** The consequence in one sentence, the worst first. */
export function RevokeConsequence({ tokenId, isIssued }: { tokenId: string; isIssued: boolean }) {
  if (!isIssued) return <strong>The request is withdrawn. No token was issued for it.</strong>;
  return (
    <Fact
      tokenId={tokenId}
      show={({ userName, connectorName, otherTokens, riding }) => (
        <>
          {riding.length > 0 ? <RidersHit riding={riding} /> : null}
          <strong>
            {otherTokens > 0
              ? `The device of ${userName} that holds this token can’t use ${connectorName} any more, at once.`
              : `${userName} can’t use ${connectorName} any more, at once.`}
          </strong>{" "}
          A revoked token can’t be brought back; a new one has to be issued and put on the device or in the host
          application.
        </>
      )}
    />
  );
}

/** Who is hit, named before the act: user, connector, label, last use, what stays. */
export function revokeFacts(tokenId: string) {
  const fact = (term: string, show: (view: VictimsView) => React.ReactNode) => ({
    term,
    value: <Fact tokenId={tokenId} show={show} />,
  });
  return [
    fact("User", ({ userName, isService, owner }) => (
      <>
        {userName}{" "}
        <span className="muted">
          {[isService ? "service user" : "", owner ? `owner ${owner}` : "no owner"].filter(Boolean).join(", ")}
        </span>
      </>
    )),
    fact("Connector", ({ connectorName, systemName, writing }) => (
      <>
        {connectorName}{" "}
        <span className="muted">
          {systemName}
          {writing.length > 0 ? `, may write ${writing.join(", ")}` : ", reads only"}
        </span>
      </>
    )),
    fact("Label", ({ label }) => label),
    fact("Last used", ({ lastUsedAt }) =>
      lastUsedAt ? (
        <>
          <Time at={lastUsedAt} />{" "}
          <span className="muted">
            <Time at={lastUsedAt} as="ago" />
          </span>
        </>
      ) : (
        <span className="muted">never, as far as is known</span>
      ),
    ),
    fact("Keys on it", ({ riding }) =>
      riding.length === 0 ? (
        "None: no host application is given it"
      ) : (
        <span className="grid gap-1">
          {riding.map(({ id, name, keys, lastAskedAt }) => (
            <span key={id}>
              <strong>{keys === 1 ? "1 key" : `${keys.toLocaleString("en-GB")} keys`}</strong> of {name}{" "}
              <span className="muted">
                {lastAskedAt ? (
                  <>
                    last asked <Time at={lastAskedAt} />
                  </>
                ) : (
                  "never asked"
                )}
              </span>
            </span>
          ))}
        </span>
      ),
    ),
    fact("Other tokens", ({ otherTokens, userName }) =>
      otherTokens === 0 ? "None for this connector" : `${userName} keeps ${otherTokens} for this connector`,
    ),
  ];
}
