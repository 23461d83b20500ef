import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Column } from "@/components/data-table/columns";
import { PlainTable } from "@/components/data-table/plain-table";
import { Rollup } from "@/components/feedback/rollup";
import { Stamp, StampLegend } from "@/components/feedback/stamp";
import { StatusChip, StatusLegend } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { Content, Section } from "@/components/layout/content";
import { PageHeader } from "@/components/layout/page-header";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { requireActor } from "@/lib/auth/session";
import { isId } from "@/lib/core/ids";
import { type ChangeDetail, getChange } from "@/lib/deliveries/change.queries";
import { mayDo } from "@/lib/gate/authorise";
import { closeHandTask } from "@/lib/hand-tasks/close-hand-task";
import { getHandTask } from "@/lib/hand-tasks/hand-task.queries";
import { ENDED, provenanceOf } from "@/lib/outbox/status.rules";
import { LiveRefresh } from "../../_live/live-refresh";
import { HandTaskPanel } from "../_components/hand-task-panel";
import { ImpactSection } from "../_components/impact-section";

type Row = ChangeDetail["deliveries"][number];
type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ task?: string }> };

export const metadata: Metadata = { title: "Change" };

function columnsFor(changeId: string): readonly Column<Row>[] {
  return [
    {
      key: "what",
      header: "What",
      wrap: true,
      cell: (row) =>
        row.handTaskId ? (
          <Link href={`/changes/${changeId}?task=${row.handTaskId}`}>{row.sentence}</Link>
        ) : (
          <Link href={`/changes?peek=${row.id}`}>{row.sentence}</Link>
        ),
    },
    { key: "status", header: "Status", cell: (row) => <StatusChip status={row.status} /> },
    {
      key: "there",
      header: "At the vendor",
      cell: (row) => {
        const kind = provenanceOf(row.status);
        return <Stamp kind={kind} at={kind === "decided" ? null : row.proofAt} />;
      },
    },
  ];
}

function Progress({ deliveries, total }: { deliveries: readonly Row[]; total: number }) {
  if (total === 0) return <>nothing to do at a vendor</>;
  const count = (...statuses: string[]): number => deliveries.filter((row) => statuses.includes(row.status)).length;
  const done = deliveries.filter((row) => ENDED.includes(row.status)).length;
  const failed = count("failed", "needs_confirmation");
  return (
    <Rollup
      done={done}
      failed={failed}
      waiting={count("waiting", "sending")}
      todo={count("queued", "by_hand", "held", "needs_approval")}
    >
      {failed > 0 ? `done, ${failed} need you` : "done, nothing failed"}
    </Rollup>
  );
}

/** One change: its deliveries with both facts, the hand task that is open, who gained or lost, and the way to its trail. */
export default async function ChangePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  if (!isId("change", id)) notFound();
  const { task } = await searchParams;
  const change = await getChange(actor, id).catch(() => notFound());
  // Whoever has just closed the task still sees what became of it.
  const byHand = change.deliveries.filter((row) => row.handTaskId);
  const firstOpen = task ?? (byHand.find((row) => row.status === "by_hand") ?? byHand[0])?.handTaskId ?? null;
  const handTask = firstOpen ? await getHandTask(actor, firstOpen).catch(() => null) : null;
  const isUnderWay = change.deliveries.some(
    (row) => ["queued", "sending", "waiting"].includes(row.status) || (row.status === "by_hand_done" && !row.proofAt),
  );
  return (
    <>
      <LiveRefresh when={isUnderWay} />
      <PageHeader
        ruled
        crumbs={[{ href: "/changes", label: "Changes" }]}
        title={change.sentence}
        facts={[
          <>
            {change.actorName}, <Time at={change.at} /> UTC
          </>,
          ...(change.reason ? [[change.reason, change.ticket].filter(Boolean).join(", ")] : []),
          <Progress key="progress" deliveries={change.deliveries} total={change.totalDeliveries} />,
        ]}
        actions={<LinkButton href={`/audit?change=${change.id}`}>Open in audit log</LinkButton>}
      />
      <Content>
        <div className={handTask ? "cols cols--even" : "narrow"}>
          <div>
            <Section
              title="Deliveries"
              note={
                change.totalDeliveries > change.deliveries.length
                  ? `The first ${change.deliveries.length} of ${change.totalDeliveries}`
                  : undefined
              }
            >
              <PlainTable
                caption="Deliveries"
                columns={columnsFor(change.id)}
                rows={change.deliveries}
                rowKey={(row) => row.id}
              />
              <div className="mt-3">
                <StampLegend />
              </div>
            </Section>
            <ImpactSection impact={change.impact} />
            <Section title="What the statuses mean">
              <StatusLegend />
            </Section>
          </div>
          {handTask ? (
            <HandTaskPanel task={handTask} actorId={actor.id} mayClose={mayDo(closeHandTask, actor)} />
          ) : null}
        </div>
      </Content>
    </>
  );
}
