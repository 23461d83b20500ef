const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n: number): string => String(n).padStart(2, "0");

/** A day that is near, so that its year goes without saying, in UTC: `21 Nov`. */
export function formatNearDay(at: Date): string {
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
}

/** A day as people read it, in UTC: `21 Nov 2026`. */
export function formatDay(at: Date): string {
  return `${formatNearDay(at)} ${at.getUTCFullYear()}`;
}

/** A moment as people read it, in UTC to the minute: `21 Nov 2026 14:03`. */
export function formatMoment(at: Date): string {
  return `${formatDay(at)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** How long before `now` a moment lies, in the largest unit that fits: `4 min ago`, `in 3 days`. */
export function formatAgo(at: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - at.getTime()) / 1000);
  const size = Math.abs(seconds);
  const text =
    size < 60
      ? `${size} s`
      : size < 3600
        ? `${Math.floor(size / 60)} min`
        : size < 86_400
          ? `${Math.floor(size / 3600)} h`
          : days(size);
  return seconds >= 0 ? `${text} ago` : `in ${text}`;
}

function days(seconds: number): string {
  const count = Math.floor(seconds / 86_400);
  return count === 1 ? "1 day" : `${count} days`;
}

/** Whole days from `now` to `at`, rounded up; negative when `at` has passed. */
export function daysUntil(at: Date, now: Date): number {
  return Math.ceil((at.getTime() - now.getTime()) / 86_400_000);
}
