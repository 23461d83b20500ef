import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { DescriptionList } from "@/components/layout/description-list";
import { PageHeader } from "@/components/layout/page-header";
import { PlainState } from "@/components/ui/chip";
import { Link } from "@/components/ui/link";
import { type AboutView, readAbout } from "@/lib/about/about.queries";
import { requireActor } from "@/lib/auth/session";
import { listCapabilities } from "@/lib/systems/capability.queries";
import type { CapabilityRow } from "@/lib/systems/capability-views.rules";
import packageJson from "@/package.json" with { type: "json" };

export const metadata: Metadata = { title: "About" };

const CHECK_NAMES = {
  database: "Database",
  migrations: "Schema",
  key: "Master key",
  audit: "Audit log",
  worker: "Worker",
} as const;

/** What this is, what it can prove about itself, and what it takes on trust. */
export default async function AboutPage() {
  const actor = await requireActor();
  const about = await readAbout(actor);
  const { rows } = listCapabilities(actor);
  return (
    <>
      <PageHeader
        title="About"
        facts={[<>Gatehouse {packageJson.version}</>, "who can use which integration, and why"]}
      />
      <Content narrow>
        <Section title="Now">
          <DescriptionList ruled items={about.checks.map(checkItem)} />
        </Section>
        <Section title="Evidence">
          <DescriptionList ruled items={evidenceItems(about)} />
        </Section>
        <Assumed rows={rows} />
      </Content>
    </>
  );
}

function checkItem({ name, ok, words }: AboutView["checks"][number]) {
  return {
    term: CHECK_NAMES[name],
    value: (
      <PlainState tone={ok ? "ok" : "bad"} icon={ok ? "check" : "circle-x"}>
        {words}
      </PlainState>
    ),
  };
}

function evidenceItems({ head, checkpoint, unsigned, vault, migrations, postgres, checkpointFile }: AboutView) {
  return [
    {
      term: "Head of the audit log",
      value: (
        <>
          event <Link href="/audit">{head.seq.toLocaleString("en-GB")}</Link>, hash{" "}
          <code className="mono break-all">{head.hash}</code>
        </>
      ),
    },
    {
      term: "Last signed checkpoint",
      value: checkpoint ? (
        <>
          event {checkpoint.seq.toLocaleString("en-GB")}, <Time at={checkpoint.at} /> UTC, key{" "}
          <code className="mono">{checkpoint.keyId}</code>
        </>
      ) : (
        "none yet"
      ),
    },
    {
      term: "Not signed yet",
      value: unsigned.oldest ? (
        <>
          {unsigned.events.toLocaleString("en-GB")} events since <Time at={unsigned.oldest} /> UTC
        </>
      ) : (
        "nothing"
      ),
    },
    ...(checkpointFile ? [{ term: "Checkpoints outside the database", value: <code>{checkpointFile}</code> }] : []),
    { term: "Vault", value: vault.says },
    {
      term: "Schema",
      value: `${migrations.count} ${migrations.count === 1 ? "migration" : "migrations"}, the newest ${migrations.newest ?? "unknown"}`,
    },
    { term: "PostgreSQL", value: postgres },
    {
      term: "Check it yourself",
      value: (
        <>
          Export the <Link href="/audit">audit log</Link> and run <code>npm run audit:verify</code>: it reads the
          export, the checkpoints and the public key, and nothing else.
        </>
      ),
    },
  ];
}

type Assumption = { key: string; vendor: string; label: string; sentence: string };

function Assumed({ rows }: { rows: readonly CapabilityRow[] }) {
  const assumed: Assumption[] = rows.flatMap(({ effect, label, capabilities }) =>
    capabilities
      .filter((capability) => capability.isAssumed)
      .map(({ vendor, sentence }) => ({ key: `${vendor} ${effect}`, vendor, label, sentence })),
  );
  return (
    <Section title="What is assumed" note="A vendor’s manual doesn’t say it, so we say that we assume it.">
      {assumed.length === 0 ? (
        <p className="small muted">Nothing: every capability that is used is documented by its vendor.</p>
      ) : (
        <PlainTable
          caption="Assumptions"
          rows={assumed}
          rowKey={(row) => row.key}
          columns={[
            { key: "vendor", header: "Vendor", cell: (row) => row.vendor },
            { key: "label", header: "About", cell: (row) => row.label },
            { key: "sentence", header: "What we assume", wrap: true, cell: (row) => row.sentence },
          ]}
        />
      )}
      <p className="small muted">
        What each vendor can do at all stands under <Link href="/systems/capabilities">Systems</Link>.
      </p>
    </Section>
  );
}
