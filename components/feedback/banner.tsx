import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-set";

export type BannerTone = "info" | "warning" | "danger";
const ICONS: Readonly<Record<BannerTone, IconName>> = { info: "info", warning: "triangle-alert", danger: "circle-x" };

export type BannerProps = {
  tone?: BannerTone;
  icon?: IconName;
  /** The first sentence, in bold. */
  title: ReactNode;
  children?: ReactNode;
  /** A small button or link at the right. */
  action?: ReactNode;
  /** Spoken when it appears: politely, at once, or not at all for what was there from the start. */
  live?: "status" | "alert" | "none";
};

/** A message next to its cause, which stays until its cause is gone. */
export function Banner({ tone = "info", icon, title, children, action, live = "none" }: BannerProps) {
  return (
    <div className={tone === "info" ? "banner" : `banner banner--${tone}`} {...(live === "none" ? {} : { role: live })}>
      <Icon name={icon ?? ICONS[tone]} />
      <div className="banner__body">
        <strong>{title}</strong> {children}
      </div>
      {action ?? null}
    </div>
  );
}
