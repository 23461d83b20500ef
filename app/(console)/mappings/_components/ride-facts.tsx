import { Gates } from "@/components/feedback/gates";
import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { Link } from "@/components/ui/link";
import type { MappedToken } from "@/lib/mappings/mapping-views.rules";
import { StateWords } from "./state-words";

/** The account, the connector and the five lights behind a token, and how often its keys are asked for. */
export function RideFacts({ token, tight = false }: { token: MappedToken; tight?: boolean }) {
  const { lights, lastAskedAt, askedToday, expiresAt, applications } = token;
  const facts = [
    ...(applications.length > 1
      ? [
          {
            term: "Asked by",
            value: applications.map(({ id, name, keys }) => (
              <span key={id} className="me-3 whitespace-nowrap">
                <Link href={`/mappings/applications/${id}`}>{name}</Link>{" "}
                <span className="muted">{keys === 1 ? "1 key" : `${keys.toLocaleString("en-GB")} keys`}</span>
              </span>
            )),
          },
        ]
      : []),
    {
      term: "Account",
      value: (
        <>
          <Link href={`/users/${token.userId}`}>{token.userName}</Link>{" "}
          <span className="muted">{token.isService ? "service user" : ""}</span>
        </>
      ),
    },
    {
      term: "Connector",
      value: (
        <>
          <Link href={`/connectors/${token.connectorId}`}>{token.connectorName}</Link>, {token.systemName}
        </>
      ),
    },
    {
      term: "Can use",
      value: (
        <span className="row row--wrap">
          {lights ? <Gates lights={lights} /> : null}
          <StateWords {...token} />
        </span>
      ),
    },
    {
      term: "Last asked",
      value: lastAskedAt ? (
        <>
          <Time at={lastAskedAt} />{" "}
          <span className="muted num">
            {askedToday === 1 ? "once" : `${askedToday.toLocaleString("en-GB")} times`} today
          </span>
        </>
      ) : (
        <span className="muted">never</span>
      ),
    },
    {
      term: "Expires",
      value: expiresAt ? <Time at={expiresAt} as="day" /> : <span className="muted">no end</span>,
    },
  ];
  return <DescriptionList items={facts} {...(tight ? { tight: true } : { ruled: true })} />;
}
