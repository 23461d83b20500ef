import { type LightRow, LightsList } from "@/components/feedback/lights-list";
import { Time } from "@/components/feedback/time";
import { Section } from "@/components/layout/content";
import { Link } from "@/components/ui/link";
import { type LightCounts, lightCounts } from "@/lib/access/light-counts.queries";
import { requireActor } from "@/lib/auth/session";
import type { ConnectorDetail } from "@/lib/connectors/connector-views.rules";

const number = (value: number) => value.toLocaleString("en-GB");
const people = (value: number) => `${number(value)} ${value === 1 ? "person" : "people"}`;
const passes = (value: number) => (value > 0 ? "yes" : "no");

function verdictOf(connector: ConnectorDetail, { can, system }: LightCounts) {
  if (can > 0) return <strong>{people(can)}, now.</strong>;
  return (
    <>
      <strong>Nobody, now.</strong>{" "}
      {connector.block && system > 0 ? `Without the block ${people(system)} could.` : null}
    </>
  );
}

function rowsOf({ group, block, systemName }: ConnectorDetail, counts: LightCounts): LightRow[] {
  const count = (value: number) => (value === 0 ? "nobody" : number(value));
  return [
    {
      light: "member",
      state: passes(counts.member),
      count: count(counts.member),
      say: group
        ? group.isEverybody
          ? `Everybody: all users of ${systemName}`
          : `In ${group.code}`
        : "No group is linked",
    },
    {
      light: "token",
      state: passes(counts.token),
      count: count(counts.token),
      say: "Issued, not expired, not revoked",
    },
    {
      light: "connector",
      state: counts.connectorState,
      count: block ? "nobody" : count(counts.connector),
      say: block ? (
        <>
          Blocked since <Time at={block.since} />
        </>
      ) : (
        "Not blocked"
      ),
    },
    {
      light: "person",
      state: passes(counts.person),
      count: count(counts.person),
      say: "User, account and group not blocked",
    },
    { light: "system", state: counts.systemState, count: count(counts.system), say: `${systemName} is not suspended` },
  ].map((row) =>
    row.light === "system" && row.state === "no" ? { ...row, say: `${systemName} is suspended` } : row,
  ) as LightRow[];
}

/** How many pass each light of a connector, by the one rule that explains a single pair too. */
export async function WhoCanUse({ connector }: { connector: ConnectorDetail }) {
  const counts = await lightCounts(await requireActor(), connector.id);
  return (
    <Section title="Who can use it" more={<Link href={`/access?connector=${connector.id}`}>Open</Link>}>
      <p className="verdict">{verdictOf(connector, counts)}</p>
      <p className="cap muted mt-1 mb-4">
        As of <Time at={counts.at} /> UTC
      </p>
      <LightsList rows={rowsOf(connector, counts)} />
      <p className="cap muted mt-2">
        Each number counts who passes that light and those above it, leaving the block aside.
      </p>
    </Section>
  );
}
