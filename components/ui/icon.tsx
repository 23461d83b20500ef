import type { IconName } from "./icon-set";

export type IconProps = { name: IconName; size?: 14 | 16; className?: string };

/** One lucide icon, 16 px, stroke 1.75, hidden from screen readers: words always stand beside it. */
export function Icon({ name, size = 16, className }: IconProps) {
  const classes = ["i", size === 14 ? "i--14" : "", className ?? ""].filter(Boolean).join(" ");
  return (
    <svg className={classes} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** The mark of Gatehouse: an open arch in a wall. */
export function Mark({ className = "mark" }: { className?: string }) {
  return (
    <svg className={className} aria-hidden="true">
      <use href="#mark" />
    </svg>
  );
}
