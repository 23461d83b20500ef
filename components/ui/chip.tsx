import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-set";

export type ChipTone =
  | "neutral"
  | "success"
  | "accepted"
  | "warning"
  | "danger"
  | "info"
  | "pending"
  | "hand"
  | "handdone"
  | "void";

/** A state in icon and word, tinted; never clickable. Its known states are drawn by `StatusChip`. */
export function Chip({
  tone = "neutral",
  icon,
  title,
  children,
}: {
  tone?: ChipTone;
  icon: IconName;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={`chip chip--${tone}`} title={title}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

export type PlainTone = "none" | "ok" | "warn" | "bad" | "pend";

/** A lighter state than a chip: icon and words without a tint, as in the Ready column. */
export function PlainState({
  tone = "none",
  icon,
  children,
}: {
  tone?: PlainTone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span className={tone === "none" ? "plain" : `plain plain--${tone}`}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  );
}
