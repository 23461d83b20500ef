import type { ReactNode } from "react";
import { DescriptionList } from "@/components/layout/description-list";
import { Link } from "@/components/ui/link";
import { type ConnectorDetail, isRiskyLink } from "@/lib/connectors/connector-views.rules";
import { daysUntil, formatDay } from "@/lib/core/time";
import { CLASSIC_SWITCH_OFF } from "@/lib/tokens/token.rules";
import { profileOf } from "@/lib/upstreams/profiles";
import { LinkedGroupName } from "./linked-group";

const LAST_DAY = new Date(CLASSIC_SWITCH_OFF.getTime() - 1);
const WORDS = { classic: "Classic token", hybrid: "Hybrid", oauth: "OAuth" } as const;

type Fact = { term: string; value: ReactNode; action?: ReactNode };

function Change({ href, what }: { href: string; what: string }) {
  return (
    <Link href={href}>
      Change<span className="vh"> {what}</span>
    </Link>
  );
}

/** What is written about a connector, each line with the way to change it. */
export function GeneralFacts({
  connector,
  mayChange,
  now,
}: {
  connector: ConnectorDetail;
  mayChange: boolean;
  now: Date;
}) {
  const href = `/connectors/${connector.id}`;
  const may = mayChange && connector.retiredAt === null;
  const change = (what: string) => (may ? <Change href={`${href}/change`} what={what} /> : undefined);
  const words = WORDS[connector.authentication as keyof typeof WORDS] ?? connector.authentication;
  const keys = [
    connector.hasApiKey ? "API key set" : "API key not set",
    connector.hasEnvironmentKey ? "environment key set" : "environment key not set",
  ];
  const { connectorKey, embed, tokens } = profileOf(connector.vendorKey);
  const isByCode = tokens === "code";
  const authentication: Fact = {
    term: "Authentication",
    value:
      connector.authentication === "oauth" ? (
        words
      ) : (
        <>
          {words}{" "}
          <span className="muted">
            stops working after {formatDay(LAST_DAY)}, in {daysUntil(LAST_DAY, now)} days
          </span>
        </>
      ),
  };
  const keysFact: Fact = {
    term: "Keys",
    value: (
      <>
        {keys.join(", ")} <span className="muted">needed to issue tokens by one-time password</span>
      </>
    ),
    action: may ? <Change href={`${href}/keys`} what="keys" /> : undefined,
  };
  const ownKeyFact: Fact = {
    term: connectorKey?.label ?? "Key",
    value: (
      <>
        {connector.hasApiKey ? "set" : "not set"}{" "}
        {embed && <span className="muted">needed by host applications that embed it</span>}
      </>
    ),
    action: may ? <Change href={`${href}/keys`} what={connectorKey?.label.toLowerCase() ?? "key"} /> : undefined,
  };
  const facts: Fact[] = [
    { term: "Name", value: connector.name, action: change("name") },
    {
      term: "Purpose",
      value: connector.purpose ?? <span className="muted">not written down</span>,
      action: change("purpose"),
    },
    {
      term: "User group",
      value: <LinkedGroupName group={connector.group} isRisky={isRiskyLink(connector)} />,
      action: may ? <Change href={`${href}/link`} what="user group" /> : undefined,
    },
    { term: "Owner", value: connector.owner ?? <span className="muted">nobody</span>, action: change("owner") },
    {
      term: "Token validity",
      value: connector.tokenValidityDays ? (
        `${connector.tokenValidityDays.toLocaleString("en-GB")} days from issue`
      ) : (
        <span className="muted">as long as the vendor lets it</span>
      ),
      action: change("token validity"),
    },
    ...(isByCode ? [authentication, keysFact] : connectorKey ? [ownKeyFact] : []),
  ];
  return <DescriptionList ruled items={facts.map(({ action, ...item }) => (action ? { ...item, action } : item))} />;
}
