import { formatAgo, formatDay, formatMoment, formatNearDay } from "@/lib/core/time";

export type TimeProps = {
  at: Date | string;
  /** `day` leaves the hour out, `near` the year too; `ago` counts back from `now` and keeps the moment in the title. */
  as?: "moment" | "day" | "near" | "ago";
  now?: Date | string;
};

/** A moment in UTC, as `21 Nov 2026 14:03`, readable by machines too; relative only together with the moment itself. */
export function Time({ at, as = "moment", now }: TimeProps) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>unknown</span>;
  const full = `${formatMoment(moment)} UTC`;
  const words =
    as === "day"
      ? formatDay(moment)
      : as === "near"
        ? formatNearDay(moment)
        : as === "ago"
          ? formatAgo(moment, now ? new Date(now) : new Date())
          : formatMoment(moment);
  return (
    <time dateTime={moment.toISOString()} title={full}>
      {words}
    </time>
  );
}
