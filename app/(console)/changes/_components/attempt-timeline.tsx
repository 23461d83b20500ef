import { Time } from "@/components/feedback/time";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-set";
import type { AttemptView, DeliveryDetail } from "@/lib/deliveries/delivery-views.rules";

const LOOK: Readonly<Record<string, { icon: IconName; tone: string }>> = {
  verified: { icon: "check-check", tone: "ok" },
  applied: { icon: "check", tone: "ok" },
  waiting: { icon: "rotate-ccw", tone: "wait" },
  failed: { icon: "x", tone: "bad" },
  needs_confirmation: { icon: "circle-help", tone: "pend" },
  queued: { icon: "lock", tone: "bad" },
};

function Attempt({ attempt }: { attempt: AttemptView }) {
  const look = LOOK[attempt.outcome ?? ""] ?? { icon: "loader" as const, tone: "" };
  const words = attempt.note ?? (attempt.finishedAt ? "Ended" : "Under way, or the worker stopped");
  return (
    <li className="tl">
      <span className="tl__t">
        <Clock at={attempt.startedAt} />
      </span>
      <span className={look.tone ? `tl__n tl__n--${look.tone}` : "tl__n"}>
        <Icon name={look.icon} />
      </span>
      <div>
        <p>{words}</p>
        {attempt.theirWords ? <p className="quote">{attempt.theirWords}</p> : null}
        <p className="tl__sub">
          Attempt {attempt.number}
          {attempt.httpStatus ? `, answered ${attempt.httpStatus}` : ""}
          {attempt.finishedAt ? `, ${attempt.finishedAt.getTime() - attempt.startedAt.getTime()} ms` : ""}
        </p>
      </div>
    </li>
  );
}

function Clock({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={at.toISOString()}>
      {at.toISOString().slice(11, 19)}
    </time>
  );
}

/** Every attempt of a delivery, the latest first, down to the moment it was saved here; the vendor's words are redacted. */
export function AttemptTimeline({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <section className="sub" aria-labelledby="attempts">
      <h3 id="attempts" className="h4">
        {delivery.how === "hand" ? "History" : "Attempts"}
      </h3>
      <ol className="timeline">
        {delivery.attemptList.map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
        <li className="tl">
          <span className="tl__t">
            <Clock at={delivery.at} />
          </span>
          <span className="tl__n tl__n--ok">
            <Icon name="check" />
          </span>
          <div>
            <p>Saved here</p>
            <p className="tl__sub">
              {delivery.by}, <Time at={delivery.at} as="day" />
              {delivery.reason ? `, reason ${delivery.reason}` : ""}
            </p>
          </div>
        </li>
      </ol>
    </section>
  );
}
