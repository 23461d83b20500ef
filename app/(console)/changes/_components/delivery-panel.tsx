import { Stamp } from "@/components/feedback/stamp";
import { StatusChip } from "@/components/feedback/status-chip";
import { Time } from "@/components/feedback/time";
import { ActionButton } from "@/components/form/action-button";
import { DescriptionList } from "@/components/layout/description-list";
import { Panel } from "@/components/layout/panel";
import { LinkButton } from "@/components/ui/button";
import type { DeliveryDetail } from "@/lib/deliveries/delivery-views.rules";
import { provenanceOf } from "@/lib/outbox/status.rules";
import { retryDeliveryAction } from "../actions";
import { AttemptTimeline } from "./attempt-timeline";
import { ResolveForm } from "./resolve-form";

export type DeliveryPanelProps = {
  delivery: DeliveryDetail;
  closeHref: string;
  mayRetry: boolean;
  mayResolve: boolean;
};

/** One delivery beside the list: what is wrong in words, what can be done, both facts, and every attempt. */
export function DeliveryPanel({ delivery, closeHref, mayRetry, mayResolve }: DeliveryPanelProps) {
  const canRetry =
    mayRetry && (delivery.status === "failed" || (delivery.how === "api" && delivery.status === "waiting"));
  const saved = (
    <>
      Saved <Time at={delivery.at} />, {delivery.by}
    </>
  );
  const provenance = provenanceOf(delivery.status);
  const there = (
    <Stamp kind={provenance} at={provenance === "decided" ? null : (delivery.proofAt ?? delivery.finishedAt)} />
  );
  const facts = [
    { term: "System", value: delivery.systemName },
    { term: "Here", value: saved },
    { term: "There", value: there },
    ...(delivery.proofNote ? [{ term: "Read", value: delivery.proofNote }] : []),
    { term: "If lost", value: delivery.ifLost },
    ...(delivery.reason
      ? [{ term: "Reason", value: [delivery.reason, delivery.ticket].filter(Boolean).join(", ") }]
      : []),
  ];
  return (
    <Panel over={`Delivery ${delivery.id.slice(-4)}`} title={delivery.sentence} closeHref={closeHref}>
      <div className="row row--wrap">
        <StatusChip status={delivery.status} />
        {delivery.status === "waiting" ? (
          <span className="small">
            next try <Time at={delivery.runAt} />
          </span>
        ) : null}
      </div>
      {delivery.problem && ["waiting", "failed", "needs_confirmation", "queued"].includes(delivery.status) ? (
        <p className="small mt-3">{delivery.problem}</p>
      ) : null}
      <div className="row row--wrap mt-4">
        {canRetry ? (
          <ActionButton
            action={retryDeliveryAction}
            input={{ deliveryId: delivery.id }}
            look="primary"
            doneWords="Queued again"
          >
            {delivery.how === "hand" ? "Open the task again" : "Try now"}
          </ActionButton>
        ) : null}
        {delivery.handTaskId && delivery.status === "by_hand" ? (
          <LinkButton look="primary" href={`/changes/${delivery.changeId}?task=${delivery.handTaskId}`}>
            Open hand task
          </LinkButton>
        ) : null}
        <LinkButton href={`/changes/${delivery.changeId}`}>Open change</LinkButton>
      </div>
      {delivery.status === "needs_confirmation" && mayResolve ? <ResolveForm deliveryId={delivery.id} /> : null}
      <div className="mt-4">
        <DescriptionList items={facts} tight />
      </div>
      <AttemptTimeline delivery={delivery} />
    </Panel>
  );
}
