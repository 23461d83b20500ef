import { Banner } from "@/components/feedback/banner";
import { Time } from "@/components/feedback/time";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import type { AuditDetail } from "@/lib/audit/audit-views.rules";

const ends = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`;

/** Where an event stands in the chain, verified as it was read, and the checkpoint that vouches for it. */
export function ChainPlace({ event, linkOf }: { event: AuditDetail; linkOf: (seq: number) => string }) {
  return (
    <section className="sub" aria-labelledby="chain">
      <h3 id="chain" className="h4">
        Place in the chain
      </h3>
      {event.link.isUnbroken ? null : (
        <Banner tone="danger" title="This event is not as it was written.">
          {event.link.why}
        </Banner>
      )}
      <ol className="timeline">
        {event.older ? (
          <li className="tl">
            <span className="tl__t">
              <Link href={linkOf(event.older)}>{event.older.toLocaleString("en-GB")}</Link>
            </span>
            <span className="tl__n">
              <Icon name="link" />
            </span>
            <div className="mono">{ends(event.previousHash)}</div>
          </li>
        ) : null}
        <li className="tl">
          <span className="tl__t strong">{event.seq.toLocaleString("en-GB")}</span>
          <span className={event.link.isUnbroken ? "tl__n tl__n--ok" : "tl__n tl__n--bad"}>
            <Icon name={event.link.isUnbroken ? "check" : "x"} />
          </span>
          <div>
            <p className="mono strong">{ends(event.hash)}</p>
            <p className="tl__sub">
              {event.link.isUnbroken
                ? "this event, made from the one before: unbroken"
                : "this event doesn’t fit the one before"}
            </p>
          </div>
        </li>
        {event.newer ? (
          <li className="tl">
            <span className="tl__t">
              <Link href={linkOf(event.newer)}>{event.newer.toLocaleString("en-GB")}</Link>
            </span>
            <span className="tl__n">
              <Icon name="link" />
            </span>
            <div className="tl__sub">the next event</div>
          </li>
        ) : null}
        <li className="tl">
          <span className="tl__t">{event.signed ? event.signed.seq.toLocaleString("en-GB") : ""}</span>
          <span className={event.signed ? "tl__n tl__n--ok" : "tl__n tl__n--wait"}>
            <Icon name={event.signed ? "lock" : "clock"} />
          </span>
          <div className="tl__sub">
            {event.signed ? (
              <>
                checkpoint signed <Time at={event.signed.at} /> UTC
              </>
            ) : (
              "no checkpoint vouches for it yet"
            )}
          </div>
        </li>
      </ol>
    </section>
  );
}
