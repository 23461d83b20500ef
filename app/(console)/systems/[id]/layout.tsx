import type { ReactNode } from "react";
import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { ActionButton } from "@/components/form/action-button";
import { PageHeader } from "@/components/layout/page-header";
import { Tabs } from "@/components/layout/tabs";
import { adoptSystem } from "@/lib/adopt/adopt-system";
import { requireActor } from "@/lib/auth/session";
import { REASONS } from "@/lib/core/reason.schema";
import { mayDo } from "@/lib/gate/authorise";
import { pauseSystem } from "@/lib/systems/pause-system";
import { HealthChip } from "../_components/health-chip";
import { LastRead } from "../_components/last-read";
import { PauseDialog } from "../_components/pause-dialog";
import { readSystem } from "../_components/read-system";
import { resumeSystemAction } from "../actions";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The head and tabs that all pages of one system share. */
export default async function SystemLayout({ params, children }: Props) {
  const actor = await requireActor();
  const system = await readSystem((await params).id);
  const { id, name } = system;
  const mayPause = mayDo(pauseSystem, actor) && !system.isByHand;
  const href = `/systems/${id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/systems", label: "Systems" }]}
        title={name}
        facts={[
          `${system.vendorName}, ${system.environment}`,
          <HealthChip key="health" system={system} />,
          <LastRead key="read" system={system} />,
          ...(system.isPrivate ? ["private address, allowed for this installation"] : []),
        ]}
        actions={
          mayPause && system.state === "active" ? (
            <PauseDialog systemId={id} name={name} reasons={REASONS} />
          ) : mayPause ? (
            <ActionButton look="primary" action={resumeSystemAction} input={{ systemId: id }} doneWords="Resumed">
              Resume deliveries
            </ActionButton>
          ) : null
        }
      />
      <Tabs
        label={`Pages of ${name}`}
        tabs={[
          { href, label: "Overview" },
          { href: `${href}/deliveries`, label: "Queue and deliveries", count: system.queue },
          { href: `${href}/reads`, label: "Reads and drift" },
          ...(system.isByHand || system.isWriteOnly || !mayDo(adoptSystem, actor)
            ? []
            : [{ href: `${href}/adopt`, label: "Take over" }]),
          { href: `${href}/credential`, label: "Credential" },
          { href: `${href}/history`, label: "History" },
          { href: `${href}/capabilities`, label: "What it can do" },
        ]}
      />
      {system.state === "paused" ? (
        <div className="px-6 pt-4">
          <Banner tone="warning" title="Deliveries are paused.">
            {system.stateReason}, since <Time at={system.stateSince} /> UTC. What is decided waits in order and nothing
            is lost.
          </Banner>
        </div>
      ) : null}
      {children}
    </>
  );
}
