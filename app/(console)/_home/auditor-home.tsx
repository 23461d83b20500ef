import { PlainTable } from "@/components/data-table/plain-table";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { OperatorActor } from "@/lib/auth/session";
import { formatMoment } from "@/lib/core/time";
import { listDeliveries } from "@/lib/deliveries/delivery.queries";
import { readChainState } from "@/lib/home/evidence.queries";
import { wideningChanges } from "@/lib/home/home.queries";
import { Figure } from "./figure";

/** What an auditor comes for: changes that widened access, what isn't proven, and the state of the chain. */
export async function AuditorHome({ actor }: { actor: OperatorActor }) {
  const [widening, chain, unproven, byHand] = await Promise.all([
    wideningChanges(actor),
    readChainState(actor),
    listDeliveries(actor, { status: ["needs_confirmation"] }, { size: 25 }),
    listDeliveries(actor, { status: ["by_hand"] }, { size: 25 }),
  ]);
  return (
    <Content>
      <div className="figs">
        <Figure
          label="Can’t be told"
          n={unproven.total}
          href="/changes?status=needs_confirmation"
          sub="Whether the vendor did it is unknown"
        />
        <Figure
          label="Decided, not done"
          n={byHand.total}
          href="/changes?status=by_hand"
          sub="A person still has to do it"
        />
      </div>
      <div className="cols">
        <Section title="Changes that widened access" note="the last seven days">
          {widening.length > 0 ? (
            <PlainTable
              caption="Changes that widened access"
              columns={[
                { key: "what", header: "What", wrap: true, cell: (row) => row.sentence },
                { key: "gained", header: "Gained", align: "end", cell: (row) => row.gained },
                { key: "who", header: "By", priority: "tablet", cell: (row) => row.actorName },
                { key: "at", header: "At (UTC)", align: "end", cell: (row) => <Time at={row.at} /> },
              ]}
              rows={widening}
              rowKey={(row) => row.id}
              rowHref={(row) => `/changes/${row.id}`}
            />
          ) : (
            <p className="small muted">No change of the last seven days let anybody use more than before.</p>
          )}
        </Section>
        <Section title="Evidence">
          <p className="small">
            {chain.checkpointAt
              ? `Signed to event ${chain.checkpointSeq.toLocaleString("en-GB")} at ${formatMoment(chain.checkpointAt)} UTC, `
              : "No checkpoint is signed yet, "}
            {chain.events.toLocaleString("en-GB")} events since.
          </p>
          <div className="row row--wrap mt-3">
            <LinkButton href="/access">Who has access</LinkButton>
            <LinkButton href="/audit">Audit log</LinkButton>
            <a className="btn" href="/api/internal/audit/export" download>
              Export for verifying
            </a>
          </div>
          <p className="cap muted mt-3">
            The export is proven by <span className="mono">npm run audit:verify</span>, without this console. What was
            changed stands in <Link href="/changes">Changes</Link>.
          </p>
        </Section>
      </div>
    </Content>
  );
}
