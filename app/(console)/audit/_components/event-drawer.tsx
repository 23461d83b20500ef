import { Time } from "@/components/feedback/time";
import { DescriptionList } from "@/components/layout/description-list";
import { Drawer } from "@/components/layout/panel";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AuditDetail } from "@/lib/audit/audit-views.rules";
import { ChainPlace } from "./chain-place";
import { EventSentence } from "./event-sentence";
import { FieldDiff } from "./field-diff";

const OUTCOMES = { done: "done", denied: "refused", failed: "failed" } as const;

function request(event: AuditDetail) {
  return [
    { term: "Who", value: event.actor.name },
    { term: "Door", value: event.door },
    { term: "Operation", value: <span className="mono">{event.operation}</span> },
    { term: "Outcome", value: OUTCOMES[event.outcome] },
    { term: "Request", value: <span className="mono">{event.requestId}</span> },
    ...(event.commandId ? [{ term: "Command", value: <span className="mono">{event.commandId}</span> }] : []),
    ...(event.note ? [{ term: "Note", value: event.note }] : []),
    ...event.related.map(({ role, name, kind }) => ({
      term: kind === role ? capital(role) : `${capital(role)} (${kind})`,
      value: name,
    })),
    ...(event.changeId
      ? [{ term: "Led to", value: <Link href={`/changes/${event.changeId}`}>Its change and deliveries</Link> }]
      : []),
  ];
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** One event whole: its sentence, named values before and after, the request it came with, and its place in the chain. */
export function EventDrawer({
  event,
  closeHref,
  linkOf,
}: {
  event: AuditDetail;
  closeHref: string;
  linkOf: (seq: number) => string;
}) {
  const why = [event.reason, event.ticket].filter(Boolean).join(", ");
  return (
    <Drawer
      over={
        <>
          Event {event.seq.toLocaleString("en-GB")} <span className="mono">{event.code}</span>
        </>
      }
      title={
        <>
          <Time at={event.at} /> UTC
        </>
      }
      closeHref={closeHref}
      foot={
        <>
          <LinkButton href={linkOf(event.seq)} icon="refresh-cw">
            Verify again
          </LinkButton>
          <LinkButton look="quiet" href={`/audit?actor=${event.actor.id}`}>
            Filter by {event.actor.name}
          </LinkButton>
        </>
      }
    >
      <p className="verdict">
        <EventSentence parts={event.sentence} />
        {why ? `, because: ${why}` : ""}.
        {event.impact && event.impact.gained + event.impact.lost > 0 ? (
          <strong>
            {" "}
            {event.impact.gained > 0 ? `${event.impact.gained.toLocaleString("en-GB")} gained access. ` : ""}
            {event.impact.lost > 0 ? `${event.impact.lost.toLocaleString("en-GB")} lost access.` : ""}
          </strong>
        ) : null}
      </p>
      {event.isErased ? <p className="note mt-2">The names in this event were erased. The chain still holds.</p> : null}
      <FieldDiff fields={event.fields} />
      <section className="sub" aria-labelledby="request">
        <h3 id="request" className="h4">
          Request
        </h3>
        <DescriptionList items={request(event)} tight />
      </section>
      <ChainPlace event={event} linkOf={linkOf} />
    </Drawer>
  );
}
