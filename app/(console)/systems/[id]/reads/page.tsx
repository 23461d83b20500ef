import type { Metadata } from "next";
import { PlainTable } from "@/components/data-table/plain-table";
import { Banner } from "@/components/feedback/banner";
import { ActionButton } from "@/components/form/action-button";
import { Content, Section } from "@/components/layout/content";
import { LinkButton } from "@/components/ui/button";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { driftCounts } from "@/lib/drift/drift.queries";
import { setDriftPolicy } from "@/lib/drift/set-drift-policy";
import { mayDo } from "@/lib/gate/authorise";
import { acceptRead } from "@/lib/observe/accept-read";
import { readSystem as readSystemOperation } from "@/lib/observe/read-system";
import { listReadings, readingOf } from "@/lib/observe/reading.queries";
import { brakeSays } from "@/lib/observe/reading.rules";
import { listLastSent } from "@/lib/systems/last-sent.queries";
import { reassertSystem } from "@/lib/systems/reassert-system";
import { LiveRefresh } from "../../../_live/live-refresh";
import { AcceptReadDialog } from "../../_components/accept-read-dialog";
import { DriftSummary } from "../../_components/drift-summary";
import { LastSentSection } from "../../_components/last-sent-section";
import { PolicyForm } from "../../_components/policy-form";
import { readSystem } from "../../_components/read-system";
import { READING_COLUMNS } from "../../_components/reading-columns";
import { ReadingProgress } from "../../_components/reading-progress";
import { ReassertDialog } from "../../_components/reassert-dialog";
import { readSystemAction } from "../../actions";

export const metadata: Metadata = { title: "Reads and drift" };

/** What was read of a system and when, what differs from what was decided, and what is done about differences. */
export default async function ReadsPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const reading = await readingOf(actor, system.id);
  if (reading.observes.length === 0) {
    const sent = await listLastSent(actor, system.id);
    return (
      <Content>
        <LiveRefresh when={system.queue > 0 && system.state === "active"} />
        <div className="pt-6">
          <Banner title={`${system.name} can’t be read.`}>
            {system.isByHand
              ? "Its vendor documents no way to read it, so nothing of it can be compared with what was decided here."
              : "Its vendor takes orders and shows nothing, so nothing of it can be compared with what was decided here. What was sent last is all that is known."}
          </Banner>
        </div>
        {system.isByHand ? null : (
          <LastSentSection
            {...sent}
            name={system.name}
            more={
              mayDo(reassertSystem, actor) ? (
                <ReassertDialog systemId={system.id} name={system.name} reasons={REASONS} />
              ) : undefined
            }
          />
        )}
      </Content>
    );
  }
  const [earlier, counts] = await Promise.all([listReadings(actor, system.id), driftCounts(actor)]);
  const { latest } = reading;
  const isRunning = latest?.state === "running";
  const count = counts.find(({ systemId }) => systemId === system.id);
  return (
    <Content>
      <LiveRefresh when={isRunning} />
      {latest?.state === "braked" && latest.brake ? (
        <div className="pt-6">
          <Banner
            tone="warning"
            title="The last reading was stopped."
            action={
              mayDo(acceptRead, actor) ? (
                <AcceptReadDialog systemId={system.id} name={system.name} readingId={latest.id} brake={latest.brake} />
              ) : undefined
            }
          >
            {brakeSays(latest.brake)}
          </Banner>
        </div>
      ) : null}
      <div className="cols cols--even">
        <div>
          <Section
            title="Latest reading"
            more={
              mayDo(readSystemOperation, actor) ? (
                <ActionButton
                  size="sm"
                  action={readSystemAction}
                  input={{ systemId: system.id, purpose: "asked" }}
                  doneWords="Asked"
                >
                  Read now
                </ActionButton>
              ) : null
            }
          >
            {latest ? (
              <ReadingProgress reading={latest} observes={reading.observes} />
            ) : (
              <p className="small muted">It was never read. Reading changes nothing at the vendor.</p>
            )}
          </Section>
        </div>
        <div>
          <Section title="Drift">
            <DriftSummary count={count ?? null} systemId={system.id} />
          </Section>
          <Section title="What is done about drift">
            <PolicyForm systemId={system.id} policy={reading.policy} mayChange={mayDo(setDriftPolicy, actor)} />
          </Section>
          <Section title="Take over">
            <p className="small muted">
              What the vendor has and Gatehouse doesn’t know can be taken over. Nothing changes at the vendor.
            </p>
            <LinkButton className="mt-2" href={`/systems/${system.id}/adopt`}>
              See what was found
            </LinkButton>
          </Section>
        </div>
      </div>
      <Section title="Earlier readings" note="the latest 20">
        {earlier.length === 0 ? (
          <p className="small muted">None yet.</p>
        ) : (
          <PlainTable
            caption="Earlier readings"
            bleed
            columns={READING_COLUMNS}
            rows={earlier}
            rowKey={(row) => row.id}
          />
        )}
      </Section>
    </Content>
  );
}
